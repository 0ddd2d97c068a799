// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    /** The SHA-256 of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfTheContent() {
        assertThat(Digest.of("abc".getBytes(UTF_8)).hex()).isEqualTo(ABC);
    }

    @Test
    void takesWhatAFinishedComputationGives() {
        MessageDigest sha256 = Digest.sha256();
        sha256.update("ab".getBytes(UTF_8));
        sha256.update("c".getBytes(UTF_8));

        assertThat(Digest.of(sha256)).isEqualTo(new Digest(ABC));
    }

    @Test
    void readsItsOwnWireForm() {
        assertThat(Digest.parse("sha256:" + ABC)).isEqualTo(new Digest(ABC)).hasToString("sha256:" + ABC);
    }

    @Test
    void abbreviatedShowsBothEnds() {
        assertThat(new Digest(ABC).abbreviated()).isEqualTo("sha256:ba7816…ad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ABC,
                "sha512:" + ABC,
                "SHA256:" + ABC,
                "sha256:",
                "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "sha256:" + ABC + "0",
                "sha256:" + ABC + "\n",
                "sha256:../../../etc/passwd"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Digest.parse(text))
                .withMessageContaining("digest");
    }
}
