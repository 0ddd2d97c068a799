// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.sign.verify.DsseEnvelope;
import io.github.ghcrmaven.sign.verify.SignedContent;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/**
 * What a log of the first generation is to take: the kinds that every verifier knows for the content in question.
 *
 * @param json as the log's interface has it
 */
record ProposedEntry(Map<String, Object> json) {

    /**
     * An entry for a signature.
     *
     * @param verifier the certificate or the public key, PEM
     */
    static ProposedEntry of(SignedContent content, ByteString signature, String verifier) {
        String key = ByteString.encodeUtf8(verifier).base64();
        return content instanceof SignedContent.Envelope envelope
                ? dsse(new DsseEnvelope(envelope, signature), key)
                : hashedRekord(content.signedBytes(), signature, key);
    }

    /** sigstore/rekor, pkg/types/hashedrekord/v0.0.1/hashedrekord_v0_0_1_schema.json. */
    private static ProposedEntry hashedRekord(ByteString message, ByteString signature, String key) {
        return of(
                "hashedrekord",
                Map.of(
                        "data",
                        Map.of(
                                "hash",
                                Map.of(
                                        "algorithm",
                                        "sha256",
                                        "value",
                                        message.sha256().hex())),
                        "signature",
                        Map.of("content", signature.base64(), "publicKey", Map.of("content", key))));
    }

    /** sigstore/rekor, pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json: the envelope is a text in the JSON. */
    private static ProposedEntry dsse(DsseEnvelope envelope, String key) {
        return of(
                "dsse",
                Map.of("proposedContent", Map.of("envelope", envelope.text().utf8(), "verifiers", List.of(key))));
    }

    private static ProposedEntry of(String kind, Map<String, Object> spec) {
        return new ProposedEntry(Map.of("apiVersion", "0.0.1", "kind", kind, "spec", spec));
    }
}
