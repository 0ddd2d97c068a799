// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.testing.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceKeysTest {

    private static final String PASSPHRASE = "s3cret";

    /** Protecting one takes its time. */
    private static final String PROTECTED =
            new String(SigningKeys.armoured(SigningKeys.protectedBy(PASSPHRASE)), UTF_8);

    private final TestSession session = new TestSession();

    @TempDir
    private Path basedir;

    @Test
    void theKeyIsAFileOfTheModule() throws IOException {
        Files.createDirectory(basedir.resolve("keys"));
        Files.write(basedir.resolve("keys/chart.gpg"), SigningKeys.ed25519().getEncoded());

        assertThat(signer("keys/chart.gpg")).startsWith(SigningKeys.USER);
    }

    @Test
    void theKeyIsInAnyVariableOfTheEnvironment() throws IOException {
        session.environment("CHART_KEY", new String(SigningKeys.armoured(SigningKeys.ed25519()), UTF_8))
                .environment(
                        "CHART_KEY_64",
                        Base64.getEncoder().encodeToString(SigningKeys.ed25519().getEncoded()));

        assertThat(signer("env://CHART_KEY")).startsWith(SigningKeys.USER);
        assertThat(signer("env://CHART_KEY_64")).startsWith(SigningKeys.USER);
    }

    @Test
    void thePassphraseOfTheEnvironmentIsPreferredToThatOfSettings() throws IOException {
        protectedKey();
        session.environment("HELM_GPG_PASSPHRASE", PASSPHRASE).serverWithPassphrase("ghcr.provenance", "other");

        assertThat(signer("env://KEY")).startsWith(SigningKeys.USER);
    }

    @Test
    void thePassphraseOfSettingsIsDecrypted() throws IOException {
        protectedKey();
        session.serverWithPassphrase("ghcr.provenance", "{" + PASSPHRASE + "}");

        assertThat(signer("env://KEY")).startsWith(SigningKeys.USER);
    }

    @Test
    void thePassphraseMayStandAsPassword() throws IOException {
        protectedKey();
        session.server("ghcr.provenance", null, PASSPHRASE);

        assertThat(signer("env://KEY")).startsWith(SigningKeys.USER);
    }

    @Test
    void aServerWithoutPassphraseIsHalfACredential() {
        protectedKey();
        session.serverWithPassphrase("ghcr.provenance", null);

        refused("env://KEY", "half-credentials")
                .hasMessageContaining("'ghcr.provenance' in settings.xml has no <passphrase>");
    }

    @Test
    void anExpressionThatNothingReplacedIsNoPassphrase() {
        protectedKey();
        session.serverWithPassphrase("ghcr.provenance", "${env.NOT_SET}");

        refused("env://KEY", "half-credentials").hasMessageContaining("holds a ${…} that nothing replaces");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aKeyMustBeNamed(@Nullable String key) {
        refused(key, "provenance-key").hasMessageContaining("provenance is true, and no key is named.");
    }

    @Test
    void aVariableThatIsNotSetIsSaidToBeNone() {
        refused("env://HELM_GPG_PRIVATE", "provenance-key")
                .hasMessageContaining("the environment variable is not set")
                .hasMessageContaining("HELM_GPG_PRIVATE: ${{ secrets.HELM_GPG_PRIVATE }}");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        refused("no.asc", "provenance-key").hasMessageContaining("there is no file " + basedir.resolve("no.asc"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Files.write(basedir.resolve("large.gpg"), new byte[(1 << 20) + 1]);

        refused("large.gpg", "provenance-key").hasMessageContaining("large.gpg is larger than any key.");
    }

    @Test
    void aKeyInPlaceOfItsNameIsNotRepeated() throws IOException {
        byte[] armoured = SigningKeys.armoured(SigningKeys.ed25519());
        String base64 = Base64.getEncoder().encodeToString(SigningKeys.ed25519().getEncoded());

        refused(new String(armoured, UTF_8), "provenance-key")
                .hasMessageContaining("neither the path of a file nor env://NAME")
                .hasMessageNotContaining("BEGIN");
        refused(base64, "provenance-key").hasMessageNotContaining(base64.substring(0, 20));
    }

    private void protectedKey() {
        session.environment("KEY", PROTECTED);
    }

    private AbstractThrowableAssert<?, ?> refused(@Nullable String key, String anchor) {
        return assertThatThrownBy(() -> signer(key))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.faults().get(0).anchor()).isEqualTo(anchor))
                .hasMessageNotContaining(PASSPHRASE);
    }

    private String signer(@Nullable String key) throws IOException {
        return new ProvenanceKeys(
                        Environments.of(session.session()),
                        new DecryptedServers(session.session(), TestDecrypter.working()),
                        basedir.toFile())
                .signer(key, EntryTime.CONSTANT)
                .describe();
    }
}
