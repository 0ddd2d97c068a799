// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentCheckTest {

    private static final byte[] CONTENT = "as it should be".getBytes(UTF_8);

    private final ContentCheck check = new ContentCheck(new Descriptor("text/plain", Digest.of(CONTENT), 15));

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void whatTheDescriptorSaysPassesInWhateverPieces() {
        assertThat(check.next(bytes("as it and what is left in the buffer"), 6)).isEmpty();
        assertThat(check.next(bytes(""), 0)).isEmpty();
        assertThat(check.next(bytes("should be"), 9)).isEmpty();
        assertThat(check.end()).isEmpty();
    }

    @Test
    void anotherContentOfTheSameLengthIsSeenAtItsEnd() {
        assertThat(check.next(bytes("as it could be?"), 15)).isEmpty();
        assertThat(check.end()).contains("has the digest " + Digest.of(bytes("as it could be?")));
    }

    @Test
    void aShorterContentIsSeenAtItsEnd() {
        assertThat(check.next(bytes("as it should"), 12)).isEmpty();
        assertThat(check.end()).contains("has 12 bytes instead of the 15 that its descriptor says");
    }

    @Test
    void aLongerContentIsSeenAtOnce() {
        assertThat(check.next(CONTENT, 15)).isEmpty();
        assertThat(check.next(bytes("!"), 1)).contains("has more bytes than the 15 that its descriptor says");
    }
}
