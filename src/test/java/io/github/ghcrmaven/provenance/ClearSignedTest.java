// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearSignedTest {

    private static final byte[] SIGNATURE = {1, 2, 3, 4};

    @Test
    void theFormIsThatOfHelm() {
        assertThat(text("keywords:\n- a\n--- b\n -c\n")).isEqualTo("""
                -----BEGIN PGP SIGNED MESSAGE-----
                Hash: SHA512

                keywords:
                - - a
                - --- b
                 -c

                -----BEGIN PGP SIGNATURE-----

                AQIDBA==
                =eHjN
                -----END PGP SIGNATURE-----""");
    }

    @Test
    void blanksAtTheEndsOfLinesAreNeitherSignedNorWritten() {
        String text = "a \t\nb\u00a0\n \nc\r\n";

        assertThat(new String(ClearSigned.hashed(text), UTF_8)).isEqualTo("a\r\nb\u00a0\r\n\r\nc\r\n");
        assertThat(text(text)).contains("\n\na\nb\u00a0\n\nc\n\n-----BEGIN");
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        String text = "keywords:\n- a\n- - b\n\n...\n-----BEGIN PGP SIGNATURE-----\n\nü\n";

        ClearSigned read =
                ClearSigned.parse(new ClearSigned(text, SIGNATURE).bytes()).orElseThrow();

        assertThat(read.text()).isEqualTo(text);
        assertThat(read.signature()).isEqualTo(SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "x"})
    void anythingElseIsNotRead(String added) {
        String written = text("a\n");
        String changed = added.isEmpty() ? written.replace("Hash: SHA512", "Hash: SHA1") : written + added;

        assertThat(ClearSigned.parse(changed.getBytes(UTF_8))).isEqualTo(Optional.empty());
    }

    @Test
    void aSignatureThatIsCutOffIsNotRead() {
        assertThat(ClearSigned.parse(text("a\n").replace("AQIDBA==", "AQID").getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void aSignatureThatIsNoBase64IsNotRead() {
        assertThat(ClearSigned.parse(text("a\n").replace("AQIDBA==", "AQ=DBA==").getBytes(UTF_8)))
                .isEmpty();
    }

    private static String text(String text) {
        return new String(new ClearSigned(text, SIGNATURE).bytes(), UTF_8);
    }
}
