// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildSecretsTest {

    private static final String SECRET = "one that only this test knows";

    @TempDir
    private Path tests;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "invoker.properties, invoker.environmentVariables.GHCR_TOKEN = %s",
                "invoker.properties, invoker.environmentVariables.HELM_REGISTRY_PASSWORD.2 = %s",
                "invoker.properties, invoker.environmentVariables.HELM_GPG_PASSPHRASE.3 = %s",
                "laptop.xml, <server><username>ann</username><password>%s</password></server>",
                "laptop.xml, <server><passphrase>%s</passphrase></server>",
                "docker/config.json, |{\"auths\": {\"ghcr.io\": {\"auth\": \"%s\"}}}|",
                "../interpolated-settings.xml, <password>%s</password>"
            })
    void whatATestGivesItsBuildsStandsInNoLog(String file, String text) throws IOException {
        BuildSecrets secrets = secrets(file, text.formatted(SECRET));

        assertThatThrownBy(() -> secrets.assertAbsentFrom("[INFO] all is well\n[DEBUG] with " + SECRET + "!\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 2")
                .message()
                .doesNotContain(SECRET);
        assertThatThrownBy(() -> secrets.assertAbsentFrom("b25lIHRoYXQgb25seSB0aGlzIHRlc3Qga25vd3M="))
                .hasMessageContaining("Base64");
        assertThatCode(() -> secrets.assertAbsentFrom("[INFO] all is well")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "invoker.properties, invoker.environmentVariables.GITHUB_ACTOR = one",
        "invoker.properties, invoker.goals = one",
        "laptop.xml, <password>${env.one}</password>",
        "laptop.xml, <username>one</username>"
    })
    void whatIsNoSecretMayBeSaid(String file, String text) throws IOException {
        BuildSecrets secrets = secrets(file, text);

        assertThatCode(() -> secrets.assertAbsentFrom("one, ${env.one}")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"ann, YW5uOm9uZSB0aGF0IG9ubHkgdGhpcyB0ZXN0IGtub3dz"})
    void theBase64WithTheUserIsOneToo(String user, String encoded) throws IOException {
        BuildSecrets secrets =
                secrets("laptop.xml", "<username>" + user + "</username>\n<password>" + SECRET + "</password>");

        assertThatThrownBy(() -> secrets.assertAbsentFrom("Basic " + encoded)).hasMessageContaining("Base64");
    }

    @ParameterizedTest
    @CsvSource({"charts.asc", "test.key", "test.pem"})
    void noLineOfAPrivateKeyMayBeSaid(String file) throws IOException {
        String line = "lIYEZZIAgBYJKwYBBAHaRw8BAQdAe2O5d3iNefpdr+ESmava/mRTPFJ0CVOS1iVv";
        BuildSecrets secrets = secrets(file, "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n" + line + "\n");

        assertThatThrownBy(() -> secrets.assertAbsentFrom("[DEBUG] " + line)).hasMessageContaining(file);
    }

    private BuildSecrets secrets(String file, String text) throws IOException {
        Path test = Files.createDirectory(tests.resolve("test"));
        Path written = test.resolve(file).normalize();
        Files.createDirectories(written.getParent());
        Files.writeString(written, text);
        return BuildSecrets.of(test);
    }
}
