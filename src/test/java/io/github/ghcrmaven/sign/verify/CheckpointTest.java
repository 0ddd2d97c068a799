// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.Collections;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {

    private static final String ROOT = ByteString.of(new byte[32]).base64();
    private static final String SIGNATURE = "\u2014 log.example AAAAAAE=\n";

    @Test
    void partsAreThoseOfTheNote() {
        Checkpoint checkpoint = Checkpoint.parse("log.example - 1\n5\n" + ROOT + "\nmore\n\n" + SIGNATURE);

        assertThat(checkpoint.signedText()).isEqualTo("log.example - 1\n5\n" + ROOT + "\nmore\n");
        assertThat(checkpoint.origin()).isEqualTo("log.example - 1");
        assertThat(checkpoint.size()).isEqualTo(5);
        assertThat(checkpoint.rootHash()).isEqualTo(ByteString.of(new byte[32]));
        assertThat(checkpoint.signatures())
                .containsExactly(new Checkpoint.Signature(
                        "log.example", ByteString.of(new byte[4]), ByteString.of(new byte[] {1})));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log.example~5~ROOT~SIG| not a signed note",
                "log.example~5~ROOT~~\u2014 log.example AAAAAAE=| not a signed note",
                "log.example~05~ROOT~~SIG| an origin, a size and a root hash",
                "log.example~-5~ROOT~~SIG| an origin, a size and a root hash",
                "log.example~9999999999999999999~ROOT~~SIG| size is not a number",
                "log.example~5~x~~SIG| root hash is not Base64",
                "log.example~5~ROOT~~log.example AAAAAAE=~| a line that is not a signature",
                "log.example~5~ROOT~~\u2014 log.example AAAAAA==~| is too short",
                "log.example~5~ROOT~~\u2014 log.example AAAA AAE=~| a line that is not a signature"
            })
    void otherFormsAreRefused(String text, String reason) {
        String note = text.replace("SIG", SIGNATURE).replace("ROOT", ROOT).replace('~', '\n');

        assertThatThrownBy(() -> Checkpoint.parse(note))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void moreSignaturesThanThereAreWitnessesAreRefused() {
        String note = "log.example\n5\n" + ROOT + "\n\n" + SIGNATURE.repeat(33);

        assertThatThrownBy(() -> Checkpoint.parse(note)).hasMessageContaining("more than 32 signatures");
    }

    @Test
    void proofHoldsDigestsAlone() {
        ByteString digest = ByteString.of(new byte[32]);

        assertThatThrownBy(() -> new InclusionProof(5, 5, digest, List.of(), ""))
                .hasMessage("the inclusion proof is of an entry beyond the tree");
        assertThatThrownBy(() -> new InclusionProof(0, 5, digest, List.of(digest.substring(1)), ""))
                .hasMessageContaining("not a SHA-256 digest");
        assertThatThrownBy(() -> new InclusionProof(0, 5, digest.substring(1), List.of(), ""))
                .hasMessageContaining("not a SHA-256 digest");
        assertThatThrownBy(() -> new InclusionProof(0, 5, digest, Collections.nCopies(65, digest), ""))
                .hasMessageContaining("too many of them");
        assertThatThrownBy(() -> new InclusionProof(0, 5, digest, List.of(), "x".repeat(70_000)))
                .hasMessage("the checkpoint is too large");
    }
}
