// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.Flaw;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that a Sigstore can get wrong, each refused with a message of its own; the table is in the trust model. */
class BadInputsTest {

    private static final Digest MANIFEST = Digest.of(new byte[] {1});
    private static final Policy POLICY = new Policy.OfIdentity(
            TextMatch.exactly("https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main"),
            TextMatch.exactly(Identity.GITHUB_ACTIONS),
            WorkflowClaims.NONE);

    /** What does not reach a legacy signature, which has neither inclusion proof nor, by default, timestamp. */
    private static final Set<Flaw> OF_BUNDLES = EnumSet.of(
            Flaw.WRONG_INCLUSION_PROOF,
            Flaw.CHECKPOINT_OF_FOREIGN_KEY,
            Flaw.CHECKPOINT_OF_OTHER_TREE,
            Flaw.TIMESTAMP_ABSENT,
            Flaw.TIMESTAMP_OF_FOREIGN_AUTHORITY,
            Flaw.LATE_TIMESTAMP,
            Flaw.TIMESTAMP_OF_OTHER_BYTES);

    private static final Map<Flaw, String> REASONS = new EnumMap<>(Map.ofEntries(
            Map.entry(Flaw.EXPIRED_CERTIFICATE, "when its certificate was not valid"),
            Map.entry(
                    Flaw.FOREIGN_AUTHORITY, "the certificate is not from a certificate authority of the trusted root"),
            Map.entry(Flaw.WRONG_SUBJECT, "it is signed by"),
            Map.entry(Flaw.SCT_MISSING, "the certificate has no timestamp of a certificate log (SCT)"),
            Map.entry(
                    Flaw.SCT_OF_FOREIGN_LOG,
                    "no timestamp (SCT) in the certificate is of a certificate log of the trusted root"),
            Map.entry(Flaw.LATE_LOG_ENTRY, "by the transparency log) is outside of the certificate's life"),
            Map.entry(Flaw.SET_OF_FOREIGN_KEY, "the log's promise (signed entry timestamp) is not signed by"),
            Map.entry(Flaw.WRONG_INCLUSION_PROOF, "the inclusion proof does not lead from the entry to the log's root"),
            Map.entry(Flaw.CHECKPOINT_OF_FOREIGN_KEY, "the checkpoint is not signed by"),
            Map.entry(Flaw.CHECKPOINT_OF_OTHER_TREE, "the checkpoint is of another tree than the inclusion proof"),
            Map.entry(Flaw.TIMESTAMP_ABSENT, "no log and no timestamp authority says when it was signed"),
            Map.entry(
                    Flaw.TIMESTAMP_OF_FOREIGN_AUTHORITY,
                    "the timestamp is not signed by an authority of the trusted root"),
            Map.entry(Flaw.LATE_TIMESTAMP, "by the timestamp authority) is outside of the certificate's life"),
            Map.entry(Flaw.TIMESTAMP_OF_OTHER_BYTES, "the timestamp is of other bytes than the signature")));

    private final InProcessSigstore sigstore = InProcessSigstore.builder()
            .clock(new SettableClock("2026-11-21T12:00:00Z"))
            .start();
    private final SignatureVerifier verifier =
            new SignatureVerifier(TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "of the test"));

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void soundSignaturesOfEachFormHold() {
        CosignForms signer = signer();

        assertThat(List.of(legacy(signer), bundle(signer), tiles(signer)))
                .allSatisfy(stored -> verifier.signature(MANIFEST, stored, POLICY));
    }

    @ParameterizedTest
    @EnumSource
    void eachFlawOfABundleIsRefusedWithItsOwnMessage(Flaw flaw) {
        sigstore.with(flaw);
        CosignForms signer = signer();
        // without a timestamp a bundle of Rekor 1 still has the log's time, as cosign takes it; one of Rekor 2 has none
        StoredSignature bundle = flaw == Flaw.TIMESTAMP_ABSENT ? tiles(signer) : bundle(signer);

        assertRefused(bundle, reason(flaw));
    }

    @ParameterizedTest
    @EnumSource
    void eachFlawThatReachesALegacySignatureIsRefused(Flaw flaw) {
        sigstore.with(flaw);
        StoredSignature legacy = legacy(signer());

        if (OF_BUNDLES.contains(flaw)) {
            assertThat(verifier.signature(MANIFEST, legacy, POLICY).logIndex()).isPresent();
        } else {
            // its one time is the log's: too late is too late
            assertRefused(legacy, reason(flaw == Flaw.LATE_LOG_ENTRY ? Flaw.EXPIRED_CERTIFICATE : flaw));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "EXPIRED_CERTIFICATE",
                "FOREIGN_AUTHORITY",
                "WRONG_SUBJECT",
                "SCT_MISSING",
                "SCT_OF_FOREIGN_LOG",
                "WRONG_INCLUSION_PROOF",
                "CHECKPOINT_OF_FOREIGN_KEY",
                "CHECKPOINT_OF_OTHER_TREE",
                "TIMESTAMP_OF_FOREIGN_AUTHORITY",
                "TIMESTAMP_OF_OTHER_BYTES"
            })
    void eachFlawOfTheSecondGenerationIsRefused(Flaw flaw) {
        sigstore.with(flaw);

        assertRefused(tiles(signer()), reason(flaw));
    }

    @Test
    void everyFlawHasAReasonOfItsOwn() {
        assertThat(REASONS.keySet()).containsExactlyInAnyOrder(Flaw.values());
        assertThat(REASONS.values()).doesNotHaveDuplicates();
    }

    @Test
    void theTrustModelNamesThemAll() throws IOException {
        String table = Files.readString(Path.of("docs/explanation/trust-model.md"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .collect(Collectors.joining("\n"));

        assertThat(REASONS.values()).allSatisfy(reason -> assertThat(table).contains(reason));
    }

    private void assertRefused(StoredSignature stored, String reason) {
        assertThatThrownBy(() -> verifier.signature(MANIFEST, stored, POLICY))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }

    private static String reason(Flaw flaw) {
        return REASONS.getOrDefault(flaw, "no reason is known");
    }

    private CosignForms signer() {
        return CosignForms.keyless(sigstore, Identity.workflow("acme/charts"));
    }

    private static StoredSignature legacy(CosignForms signer) {
        ByteString payload = CosignForms.payload(MANIFEST);
        return new StoredSignature.LegacyLayer(payload, signer.annotations(payload, true));
    }

    private static StoredSignature bundle(CosignForms signer) {
        return new StoredSignature.BundleBlob(signer.bundle(CosignForms.statement(MANIFEST, CosignForms.SIGNATURE)));
    }

    private static StoredSignature tiles(CosignForms signer) {
        return new StoredSignature.BundleBlob(
                signer.bundleOfTiles(CosignForms.statement(MANIFEST, CosignForms.SIGNATURE)));
    }
}
