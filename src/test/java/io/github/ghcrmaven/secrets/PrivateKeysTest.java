// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {

    private static final Samples SAMPLES = new Samples(13);
    private static final String RSA = Samples.pem("RSA", 2048);

    static Stream<String> keys() {
        byte[] pgp = SAMPLES.bytes(300);
        pgp[0] = (byte) 0x95;
        return Stream.of(
                RSA,
                Samples.pem("RSA", 4096),
                Samples.pem("EC", 256),
                Samples.pem("Ed25519", 0),
                Samples.pem("DSA", 1024),
                Samples.pem("RSA PRIVATE KEY", Samples.key("RSA", 1024)),
                Samples.pem("ENCRYPTED PRIVATE KEY", Samples.key("RSA", 1024)),
                Samples.pem("OPENSSH PRIVATE KEY", SAMPLES.openSsh()),
                Samples.pem("RSA PRIVATE KEY", SAMPLES.bytes(1200))
                        .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B2C3D\n\n"),
                Samples.pem("PGP PRIVATE KEY BLOCK", pgp)
                        .replaceFirst("\n", "\nVersion: GnuPG v2\n\n")
                        .replaceFirst("\n-----END", "\n=a1B2\n-----END"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aWholeKeyIsFoundHoweverItIsWritten(String key) {
        found(key, 1);
        found(key.replace("\n", "\r\n"), 1);
        found("tls:\n  key: |-\n" + key.indent(8), 3);
        found("# tls:\n" + key.lines().map(line -> "#   " + line + "\n").reduce("", String::concat), 2);
        found("{\n\"private_key\": \"" + key.replace("\n", "\\n") + "\"}\n", 2);
        found("{\n\"private_key\": \"" + key.replace("\n", "\\r\\n").replace("/", "\\/") + "\"}\n", 2);
        found("json: \"{\\\"k\\\": \\\"" + key.replace("\n", "\\\\n") + "\\\"}\"\n", 1);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyInABinaryFileIsFound(String key) {
        byte[] binary = ("\0\1\2\n" + key + "\0").getBytes(UTF_8);

        assertThat(Samples.found("keystore.bin", binary))
                .containsExactly(new Finding("keystore.bin", 2, "private key"));
    }

    @Test
    void aKeyInOneLineWithSpacesIsFound() {
        found("KEY: " + RSA.replace("\n", " ").strip(), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "files/.ssh/id_rsa", "deploy.key"})
    void aKeyIsFoundUnderAnyName(String file) {
        assertThat(Samples.found(file, Samples.pem("OPENSSH PRIVATE KEY", SAMPLES.openSsh())))
                .containsExactly(new Finding(file, 1, "private key"));
    }

    @Test
    void aKeyThatIsNotWholeIsNone() {
        String body = RSA.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
        nothing("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n");
        nothing("-----BEGIN PRIVATE KEY-----\n" + body.substring(0, 64) + "\n...\n-----END PRIVATE KEY-----\n");
        nothing("-----BEGIN PRIVATE KEY-----\n" + body.substring(0, 64) + "\n-----END PRIVATE KEY-----\n");
        nothing("-----BEGIN PRIVATE KEY-----\n" + "A".repeat(640) + "\n-----END PRIVATE KEY-----\n");
        nothing("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n");
        nothing(RSA.substring(0, RSA.indexOf("-----END")));
        nothing(RSA.substring(RSA.indexOf('\n')));
        nothing(RSA.replace("END PRIVATE", "END RSA PRIVATE"));
        byte[] cut = Arrays.copyOf(SAMPLES.openSsh(), 200);
        nothing(Samples.pem("OPENSSH PRIVATE KEY", cut));
        nothing(Samples.pem("PGP PRIVATE KEY BLOCK", new byte[200]));
    }

    @Test
    void templatesAndPublicPartsAreNoKeys() {
        nothing("-----BEGIN PRIVATE KEY-----\n{{ .Values.key | indent 4 }}\n-----END PRIVATE KEY-----\n");
        nothing("key: {{ genPrivateKey \"rsa\" }}\n");
        nothing(Samples.pem("CERTIFICATE", Samples.key("RSA", 1024)));
        nothing(Samples.pem("PUBLIC KEY", Samples.key("RSA", 1024)));
    }

    @Test
    void aKeyInBase64IsFound() {
        String encoded = Base64.getEncoder().encodeToString(RSA.getBytes(UTF_8));

        assertThat(Samples.found("templates/secret.yaml", "data:\n  tls.key: " + encoded + "\n"))
                .containsExactly(new Finding("templates/secret.yaml", 2, "private key in Base64"));
        nothing("tls.key: " + encoded.substring(0, encoded.length() - 100));
        nothing("tls.crt: "
                + Base64.getEncoder()
                        .encodeToString(Samples.pem("CERTIFICATE", Samples.key("RSA", 1024))
                                .getBytes(UTF_8)));
    }

    private static void found(String text, int line) {
        assertThat(Samples.found("values.yaml", text))
                .as(text)
                .containsExactly(new Finding("values.yaml", line, "private key"));
    }

    private static void nothing(String text) {
        assertThat(Samples.found("values.yaml", text)).as(text).isEmpty();
        assertThat(Samples.found("values.yaml", text.replace("\n", "\\n")))
                .as(text)
                .isEmpty();
    }
}
