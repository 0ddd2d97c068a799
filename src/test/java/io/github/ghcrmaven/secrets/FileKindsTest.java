// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are known by their name, or by what they are. */
class FileKindsTest {

    private final Samples samples = new Samples(17);

    @Test
    void anEnvFileWithValuesIsOneFinding() {
        assertThat(Samples.found("files/.env", "# db\nDB_HOST=\nexport DB_PASSWORD='hunter2'\nOTHER=b\n"))
                .containsExactly(new Finding("files/.env", 3, ".env with values"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A=",
                "A=\"\"",
                "# A=b",
                "A=${B}",
                "A=$B",
                "A={{ .Values.b }}",
                "A=<password>",
                "A=changeme",
                "A=@project.version@",
                "A # = b",
                "A= # none"
            })
    void anEnvFileWithoutValuesIsNone(String line) {
        assertThat(Samples.found(".env", line + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".env.example", "env", "x.env"})
    void otherNamesAreNoEnvFiles(String file) {
        assertThat(Samples.found(file, "A=hunter2\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//registry.npmjs.org/:_authToken=hunter2",
                "//npm.acme.example/:_password = \"aHVudGVyMg==\"",
                "_auth=aHVudGVyMg==",
                "  _authToken=hunter2"
            })
    void credentialsInAnNpmrcAreFound(String line) {
        assertThat(Samples.found(".npmrc", "registry=https://x/\n" + line + "\n"))
                .containsExactly(new Finding(".npmrc", 2, "npm credential"));
        assertThat(Samples.found("npmrc.txt", line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//registry.npmjs.org/:_authToken=${NPM_TOKEN}",
                "//registry.npmjs.org/:_authToken={{ .Values.token }}",
                "//registry.npmjs.org/:_authToken=",
                "; _password=hunter2",
                "# _password=hunter2",
                "always-auth=true"
            })
    void anNpmrcThatRefersToThemIsNone(String line) {
        assertThat(Samples.found(".npmrc", line + "\n")).isEmpty();
    }

    @Test
    void passwordsInSettingsAreFound() {
        String settings = """
                <settings>
                  <servers>
                    <server><id>a</id><password>hunter2</password></server>
                    <server><id>b</id><passphrase>
                      hunter2
                    </passphrase></server>
                  </servers>
                </settings>
                """;

        assertThat(Samples.found("files/settings.xml", settings))
                .containsExactly(
                        new Finding("files/settings.xml", 3, "password in settings.xml"),
                        new Finding("files/settings.xml", 4, "password in settings.xml"));
        assertThat(Samples.found("files/other.xml", settings)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env.PASSWORD}",
                "{COQLCE6DU6GtcS5P=}",
                "oleg {COQLCE6DU6GtcS5P=}",
                "{{ .Values.password }}",
                "",
                "changeme",
                "<!-- none -->"
            })
    void passwordsThatAreKeptElsewhereAreNone(String value) {
        assertThat(Samples.found("settings.xml", "<password>" + value + "</password>"))
                .isEmpty();
    }

    @Test
    void theExampleInACommentOfSettingsIsNone() {
        assertThat(Samples.found("settings.xml", "<!-- <server>\n<password>repopwd</password>\n</server> -->\n"))
                .isEmpty();
        assertThat(Samples.found("settings.xml", "<!-- a --> <password>hunter2</password> <!-- b -->"))
                .hasSize(1);
    }

    @Test
    void aKubeconfigWithAClientKeyIsFound() {
        String key = Base64.getEncoder().encodeToString(Samples.pem("EC", 256).getBytes(UTF_8));

        assertThat(Samples.found("config", kubeconfig("client-key-data: " + key)))
                .containsExactly(new Finding("config", 11, "private key in Base64"));
    }

    @Test
    void aKubeconfigWithATokenIsFound() {
        String token = samples.drawn(40, Samples.ALNUM);

        assertThat(Samples.found("config", kubeconfig("token: " + token)))
                .containsExactly(new Finding("config", 11, "token in a kubeconfig"));
        assertThat(Samples.found(
                        "config", kubeconfig("token: \"" + token + "\"").indent(4)))
                .hasSize(1);
        assertThat(Samples.found(
                        "config",
                        "{\"kind\":\"Config\",\"clusters\":[],\"users\":[{\"user\":{\"token\":\"" + token + "\"}}]}"))
                .hasSize(1);
    }

    @Test
    void aTokenElsewhereOrWithoutValueIsNone() {
        String token = samples.drawn(40, Samples.ALNUM);

        assertThat(Samples.found("values.yaml", "users:\nclusters:\nuser:\n  token: " + token))
                .isEmpty();
        assertThat(Samples.found("config", kubeconfig("token: {{ .Values.token }}")))
                .isEmpty();
        assertThat(Samples.found("config", kubeconfig("token: your-token-goes-here")))
                .isEmpty();
        assertThat(Samples.found("config", kubeconfig("tokenFile: /var/run/secrets/token/of/the/pod")))
                .isEmpty();
        assertThat(Samples.found("config", kubeconfig("token: secret"))).isEmpty();
    }

    private static String kubeconfig(String credential) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: prod
                  cluster:
                    server: https://k8s.acme.example
                contexts: []
                users:
                - name: admin
                  user:
                    %s
                """.formatted(credential);
    }
}
