// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.sign.text.RefusedException;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What is remembered of the signatures that have held, and that it makes no other one hold. */
class EvidenceCheckTest {

    private final ConformanceVector sound = ConformanceVector.named("happy-path-v0.3");
    private final EvidenceCheck check = sound.trustedRoot().evidenceCheck();

    @Test
    void signatureThatIsReadAgainIsNotComputedTwice() {
        assertThat(check.check(evidence(sound.bundle()), sound.policy()))
                .isSameAs(check.check(evidence(sound.bundle()), sound.policy()));
    }

    /** The legacy form keeps the promise alone. */
    @Test
    void signatureThatHeldWithItsProofHoldsByThePromise() {
        VerifiedSignature held = check.check(evidence(sound.bundle()), sound.policy());

        assertThat(check.check(evidence(sound.bundle()).byPromises(), sound.policy()))
                .isSameAs(held);
    }

    @Test
    void promiseAloneSaysNothingOfTheProof() {
        SignatureEvidence byPromises = evidence(sound.bundle()).byPromises();
        VerifiedSignature held = check.check(byPromises, sound.policy());

        assertThat(check.check(evidence(sound.bundle()), sound.policy())).isNotSameAs(held);
    }

    @Test
    void anotherSignatureIsRefusedAfterOneThatHeld() {
        VerifiedSignature ignored = check.check(evidence(sound.bundle()), sound.policy());
        JsonObject bundle = JsonParser.parseString(sound.bundle().utf8()).getAsJsonObject();
        bundle.getAsJsonObject("verificationMaterial")
                .getAsJsonArray("tlogEntries")
                .get(0)
                .getAsJsonObject()
                .addProperty("integratedTime", "1710869187");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> check.check(evidence(ByteString.encodeUtf8(bundle.toString())), sound.policy()));
    }

    @Test
    void anotherPolicyIsAskedAnew() {
        VerifiedSignature ignored = check.check(evidence(sound.bundle()), sound.policy());
        Policy other = new Policy.OfIdentity(
                TextMatch.exactly("jane@example.com"),
                TextMatch.exactly("https://accounts.example.com"),
                WorkflowClaims.NONE);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> check.check(evidence(sound.bundle()), other));
    }

    private SignatureEvidence evidence(ByteString bundle) {
        return Bundle.parse(bundle).ofFile(sound.artifact());
    }
}
