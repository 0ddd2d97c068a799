// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is stored in one of cosign's forms, and what it is a signature of. */
class StoredFormsTest {

    private static final Digest MANIFEST = Digest.of(new byte[] {1});
    private static final Digest OTHER = Digest.of(new byte[] {2});
    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final Policy POLICY = new Policy.OfIdentity(
            TextMatch.exactly(SUBJECT), TextMatch.exactly(Identity.GITHUB_ACTIONS), WorkflowClaims.NONE);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static InProcessSigstore sigstore;
    private static SignatureVerifier verifier;
    private static CosignForms workflow;
    private static CosignForms key;

    @BeforeAll
    static void start() {
        sigstore = InProcessSigstore.builder()
                .clock(new SettableClock(NOW.toString()))
                .start();
        verifier =
                new SignatureVerifier(TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "of the test"));
        workflow = CosignForms.keyless(sigstore, Identity.workflow("acme/charts"));
        key = CosignForms.keyed(sigstore);
    }

    @AfterAll
    static void close() {
        sigstore.close();
    }

    @Test
    void factsOfALegacySignatureAreThoseThatTheLogSigned() {
        assertThat(verifier.signature(MANIFEST, legacy(workflow, Map.of()), POLICY))
                .satisfies(signature -> {
                    assertThat(signature.signer()).isEqualTo(identity());
                    assertThat(signature.integratedTime()).contains(NOW);
                    assertThat(signature.logIndex()).isNotEqualTo(OptionalLong.empty());
                    assertThat(signature.timestamps()).isEmpty();
                });
    }

    @Test
    void factsOfABundleHaveTheTimestampToo() {
        assertThat(verifier.signature(MANIFEST, bundle(workflow, CosignForms.SIGNATURE), POLICY))
                .satisfies(signature -> {
                    assertThat(signature.signer()).isEqualTo(identity());
                    assertThat(signature.integratedTime()).contains(NOW);
                    assertThat(signature.timestamps()).containsExactly(NOW);
                });
    }

    @Test
    void rekorOfTheSecondGenerationSignsNoTime() {
        ByteString json = workflow.bundleOfTiles(CosignForms.statement(MANIFEST, CosignForms.SIGNATURE));

        assertThat(verifier.signature(MANIFEST, new StoredSignature.BundleBlob(json), POLICY))
                .satisfies(signature -> {
                    assertThat(signature.integratedTime()).isEmpty();
                    assertThat(signature.timestamps()).containsExactly(NOW);
                });
    }

    @Test
    void timestampOfALegacySignatureMustHold() {
        ByteString payload = CosignForms.payload(MANIFEST);
        Map<String, String> annotations = new TreeMap<>(workflow.annotations(payload, true));
        annotations.put("dev.sigstore.cosign/rfc3161timestamp", workflow.timestampAnnotation(annotations));
        StoredSignature.LegacyLayer stamped = new StoredSignature.LegacyLayer(payload, annotations);
        annotations.put(
                "dev.sigstore.cosign/rfc3161timestamp",
                workflow.timestampAnnotation(workflow.annotations(payload, false)));

        assertThat(verifier.signature(MANIFEST, stamped, POLICY).timestamps()).containsExactly(NOW);
        assertRefused(
                new StoredSignature.LegacyLayer(payload, annotations),
                POLICY,
                "the timestamp is of other bytes than the signature");
    }

    @Test
    void signatureOfAnotherManifestIsRefused() {
        assertRefused(OTHER, legacy(workflow, Map.of()), POLICY, "the signature is of another manifest, '" + MANIFEST);
        assertRefused(OTHER, bundle(workflow, CosignForms.SIGNATURE), POLICY, "the statement is not about " + OTHER);
    }

    @Test
    void payloadThatWasChangedIsRefused() {
        Map<String, String> annotations = workflow.annotations(CosignForms.payload(OTHER), true);

        assertRefused(
                new StoredSignature.LegacyLayer(CosignForms.payload(MANIFEST), annotations),
                POLICY,
                "the signature is not one of this content by the signer's key");
    }

    @Test
    void payloadOfAnotherTypeIsRefused() {
        ByteString payload = ByteString.encodeUtf8(
                CosignForms.payload(MANIFEST).utf8().replace("cosign container image signature", "atomic"));

        assertRefused(
                new StoredSignature.LegacyLayer(payload, workflow.annotations(payload, true)),
                POLICY,
                "the payload is of the type 'atomic'");
    }

    @Test
    void legacySignatureThatIsInNoLogIsRefused() {
        ByteString payload = CosignForms.payload(MANIFEST);

        assertRefused(
                new StoredSignature.LegacyLayer(payload, workflow.annotations(payload, false)),
                POLICY,
                "it is in no transparency log");
    }

    @Test
    void logEntryOfAnotherSignatureIsRefused() {
        ByteString payload = CosignForms.payload(MANIFEST);
        String entryOfFirst = workflow.annotations(payload, true).get("dev.sigstore.cosign/bundle");

        assertRefused(
                legacy(workflow, Map.of("dev.sigstore.cosign/bundle", String.valueOf(entryOfFirst))),
                POLICY,
                "the log entry is of another signature");
    }

    @Test
    void legacySignatureWithoutSignatureIsRefused() {
        assertRefused(
                new StoredSignature.LegacyLayer(CosignForms.payload(MANIFEST), Map.of()),
                POLICY,
                "it has no dev.cosignproject.cosign/signature");
    }

    /** cosign takes it, and would take a scan that failed for a release. */
    @Test
    void attestationIsNoSignature() {
        String provenance = "https://slsa.dev/provenance/v1";

        assertRefused(
                bundle(workflow, provenance),
                POLICY,
                "it is no signature but an attestation, of the type '" + provenance + "'");
        assertThat(verifier.attestation(MANIFEST, workflow.bundle(CosignForms.statement(MANIFEST, provenance)), POLICY))
                .satisfies(statement -> {
                    assertThat(statement.predicateType()).isEqualTo(provenance);
                    assertThat(statement.statement()).isEqualTo(CosignForms.statement(MANIFEST, provenance));
                });
    }

    @Test
    void attestationAboutSomethingElseIsRefused() {
        ByteString json = workflow.bundle(CosignForms.statement(MANIFEST, "https://slsa.dev/provenance/v1"));

        assertThatThrownBy(() -> verifier.attestation(OTHER, json, POLICY))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the statement is not about " + OTHER);
    }

    @Test
    void signaturesByAKeyHold() {
        Policy byKey = new Policy.OfKey(VerificationKey.parse(key.publicKey()), true);

        assertThat(List.of(legacy(key, Map.of()), bundle(key, CosignForms.SIGNATURE)))
                .extracting(stored -> verifier.signature(MANIFEST, stored, byKey))
                .allSatisfy(signature -> {
                    assertThat(signature.signer())
                            .isEqualTo(new Signer.Key(VerificationKey.parse(key.publicKey())
                                    .encoded()
                                    .sha256()));
                    assertThat(signature.integratedTime()).contains(NOW);
                });
    }

    @Test
    void unloggedSignatureByAKeyHoldsWhereNoLogIsAskedFor() {
        ByteString payload = CosignForms.payload(MANIFEST);
        StoredSignature unlogged = new StoredSignature.LegacyLayer(payload, key.annotations(payload, false));
        VerificationKey publicKey = VerificationKey.parse(key.publicKey());

        assertThat(verifier.signature(MANIFEST, unlogged, new Policy.OfKey(publicKey, false))
                        .logIndex())
                .isEmpty();
        assertRefused(unlogged, new Policy.OfKey(publicKey, true), "it is in no transparency log");
    }

    /** Rekor 2 signs no time, and without any nobody knows whether the log's key was in use then. */
    @Test
    void loggedSignatureByAKeyNeedsATime() {
        ByteString json = key.bundleOfTiles(CosignForms.statement(MANIFEST, CosignForms.SIGNATURE));
        JsonObject bundle = JsonParser.parseString(json.utf8()).getAsJsonObject();
        bundle.getAsJsonObject("verificationMaterial").remove("timestampVerificationData");
        Policy byKey = new Policy.OfKey(VerificationKey.parse(key.publicKey()), true);

        assertThat(verifier.signature(MANIFEST, new StoredSignature.BundleBlob(json), byKey)
                        .timestamps())
                .containsExactly(NOW);
        assertRefused(
                new StoredSignature.BundleBlob(ByteString.encodeUtf8(bundle.toString())),
                byKey,
                "no log and no timestamp authority says when it was signed");
    }

    @Test
    void signatureByAnotherKeyIsRefused() {
        Policy other = new Policy.OfKey(
                VerificationKey.parse(CosignForms.keyed(sigstore).publicKey()), true);

        assertRefused(legacy(key, Map.of()), other, "the signature is not one of this content by the signer's key");
    }

    @Test
    void keyAndIdentityDoNotStandForEachOther() {
        Policy byKey = new Policy.OfKey(VerificationKey.parse(key.publicKey()), true);

        assertRefused(legacy(key, Map.of()), POLICY, "it is signed with a key, and an identity is asked for");
        assertRefused(legacy(workflow, Map.of()), byKey, "it is signed with a certificate, and a key is asked for");
    }

    private static Signer.Identity identity() {
        return new Signer.Identity(
                SUBJECT,
                Identity.GITHUB_ACTIONS,
                new WorkflowClaims(
                        Optional.of("push"),
                        Optional.of("5f0e2ab1".repeat(5)),
                        Optional.of("acme/charts"),
                        Optional.of("refs/heads/main")));
    }

    private static StoredSignature legacy(CosignForms signer, Map<String, String> replaced) {
        ByteString payload = CosignForms.payload(MANIFEST);
        Map<String, String> annotations = new TreeMap<>(signer.annotations(payload, true));
        annotations.putAll(replaced);
        return new StoredSignature.LegacyLayer(payload, annotations);
    }

    private static StoredSignature bundle(CosignForms signer, String predicateType) {
        return new StoredSignature.BundleBlob(signer.bundle(CosignForms.statement(MANIFEST, predicateType)));
    }

    private static void assertRefused(StoredSignature stored, Policy policy, String reason) {
        assertRefused(MANIFEST, stored, policy, reason);
    }

    private static void assertRefused(Digest manifest, StoredSignature stored, Policy policy, String reason) {
        assertThatThrownBy(() -> verifier.signature(manifest, stored, policy))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }
}
