// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.sign.store.FoundSignature.Illegible;
import io.github.ghcrmaven.sign.store.FoundSignature.Legible;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.TextMatch;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignedManifestTest {

    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Reference MANIFEST = new Repository("ghcr.io", "acme/charts/web").at(DIGEST);
    private static final String OURS = "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final Policy POLICY = new Policy.OfIdentity(
            TextMatch.containing("^https://github\\.com/acme/", "verifyIdentityRegexp"),
            TextMatch.exactly(Identity.GITHUB_ACTIONS),
            WorkflowClaims.NONE);

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SignatureVerifier verifier =
            new SignatureVerifier(TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "of the test"));

    @AfterEach
    void close() {
        sigstore.close();
    }

    private FoundSignature bundle(String place, String repository) {
        CosignForms forms = CosignForms.keyless(sigstore, Identity.workflow(repository));
        return new Legible(
                place,
                new StoredSignature.BundleBlob(forms.bundle(CosignForms.statement(DIGEST, CosignForms.SIGNATURE))));
    }

    private FoundSignature layer(String place, String repository) {
        ByteString payload = CosignForms.payload(DIGEST);
        CosignForms forms = CosignForms.keyless(sigstore, Identity.workflow(repository));
        return new Legible(place, new StoredSignature.LegacyLayer(payload, forms.annotations(payload, true)));
    }

    @Test
    void oneThatHoldsIsEnoughAndTheOthersAreNamedWithTheirReasons() {
        Illegible gone = new Illegible("bundle 1", "it is listed and not there");
        SignedManifest signed = SignedManifest.verify(
                verifier,
                MANIFEST,
                List.of(
                        layer(".sig 1", "evil/fork"),
                        layer(".sig 2", "acme/charts"),
                        gone,
                        bundle("bundle 2", "acme/charts")),
                POLICY);

        assertThat(signed.accepted())
                .extracting(SignedManifest.Accepted::toString)
                .containsExactly(
                        ".sig 2, by " + OURS + " (issuer " + Identity.GITHUB_ACTIONS + "), log entry 1004",
                        "bundle 2, by " + OURS + " (issuer " + Identity.GITHUB_ACTIONS + "), log entry 1005");
        assertThat(signed.refused()).extracting(Illegible::place).containsExactly(".sig 1", "bundle 1");
        assertThat(signed.refused()).contains(gone);
    }

    @Test
    void whereNoneHoldsEachReasonAndTheWantedSignerAreSaid() {
        List<FoundSignature> found =
                List.of(layer(".sig 1", "evil/fork"), new Illegible("bundle 1", "its blob is larger than 7 bytes"));

        assertThatThrownBy(() -> SignedManifest.verify(verifier, MANIFEST, found, POLICY))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith(MANIFEST + " has no signature that passes the policy:\n"
                        + "  .sig 1     it is signed by"
                        + " 'https://github.com/evil/fork/.github/workflows/release.yml@refs/heads/main',"
                        + " not by one that matches '^https://github\\.com/acme/'\n"
                        + "  bundle 1   its blob is larger than 7 bytes\n"
                        + "  wanted     identity one that matches '^https://github\\.com/acme/',"
                        + " issuer 'https://token.actions.githubusercontent.com'\n"
                        + "Fix: ");
    }

    @Test
    void aKeyIsNamedByItsFingerprint() {
        CosignForms keyed = CosignForms.keyed(sigstore);
        ByteString payload = CosignForms.payload(DIGEST);
        VerificationKey key = VerificationKey.parse(keyed.publicKey());
        String fingerprint = "the key sha256:" + key.encoded().sha256().hex();
        List<FoundSignature> signed = List.of(
                new Legible(".sig 1", new StoredSignature.LegacyLayer(payload, keyed.annotations(payload, false))));

        assertThat(SignedManifest.verify(verifier, MANIFEST, signed, new Policy.OfKey(key, false))
                        .accepted())
                .hasToString("[.sig 1, by " + fingerprint + ", in no log]");
        assertThatThrownBy(() -> SignedManifest.verify(verifier, MANIFEST, signed, new Policy.OfKey(key, true)))
                .hasMessageContaining("\n  wanted     " + fingerprint + ", logged\n");
    }

    @Test
    void withoutSignatureItIsUnsigned() {
        assertThatThrownBy(() -> SignedManifest.verify(verifier, MANIFEST, List.of(), POLICY))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith(MANIFEST + " has no signature.\n")
                .hasMessageEndingWith("#unsigned");
    }
}
