// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.sign.text.PemBlock;
import io.github.ghcrmaven.sign.verify.DsseEnvelope;
import io.github.ghcrmaven.sign.verify.SignedContent;
import io.github.ghcrmaven.sign.verify.SigningMaterial;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/**
 * A signature that a log is to take, in the kinds of entries that every verifier knows for the content in question.
 *
 * @param material whether the signer is known by a certificate
 * @param key that has signed
 */
record ProposedEntry(SignedContent content, ByteString signature, SigningMaterial material, VerificationKey key) {

    /** As the first generation of Rekor takes it. */
    Map<String, Object> ofFirstGeneration() {
        String verifier = ByteString.encodeUtf8(pem()).base64();
        return content instanceof SignedContent.Envelope envelope
                ? dsse(new DsseEnvelope(envelope, signature), verifier)
                : hashedRekord(verifier);
    }

    /**
     * As the second generation of Rekor takes it, which knows one kind for all content: what is hashed is what was signed, of
     * an envelope its pre-authentication encoding (sigstore/rekor-tiles, CLIENTS.md).
     */
    Map<String, Object> ofSecondGeneration() {
        Map<String, Object> verifier = material instanceof SigningMaterial.Certified certified
                ? Map.of("x509Certificate", raw(certified.encoded()), "keyDetails", key.details())
                : Map.of("publicKey", raw(key.encoded()), "keyDetails", key.details());
        return Map.of(
                "hashedRekordRequestV002",
                Map.of(
                        "digest",
                        content.signedBytes().sha256().base64(),
                        "signature",
                        Map.of("content", signature.base64(), "verifier", verifier)));
    }

    /** sigstore/rekor, pkg/types/hashedrekord/v0.0.1/hashedrekord_v0_0_1_schema.json. */
    private Map<String, Object> hashedRekord(String verifier) {
        String digest = content.signedBytes().sha256().hex();
        return entry(
                "hashedrekord",
                Map.of(
                        "data",
                        Map.of("hash", Map.of("algorithm", "sha256", "value", digest)),
                        "signature",
                        Map.of("content", signature.base64(), "publicKey", Map.of("content", verifier))));
    }

    /** sigstore/rekor, pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json: the envelope is a text in the JSON. */
    private static Map<String, Object> dsse(DsseEnvelope envelope, String verifier) {
        return entry(
                "dsse",
                Map.of("proposedContent", Map.of("envelope", envelope.text().utf8(), "verifiers", List.of(verifier))));
    }

    private static Map<String, Object> entry(String kind, Map<String, Object> spec) {
        return Map.of("apiVersion", "0.0.1", "kind", kind, "spec", spec);
    }

    private static Map<String, Object> raw(ByteString encoded) {
        return Map.of("rawBytes", encoded.base64());
    }

    private String pem() {
        return material instanceof SigningMaterial.Certified certified
                ? new PemBlock("CERTIFICATE", certified.encoded()).text()
                : new PemBlock("PUBLIC KEY", key.encoded()).text();
    }
}
