// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.verify.BundleVersion;
import io.github.ghcrmaven.sign.verify.DsseEnvelope;
import io.github.ghcrmaven.sign.verify.InclusionProof;
import io.github.ghcrmaven.sign.verify.LogEntry;
import io.github.ghcrmaven.sign.verify.SignatureEvidence;
import io.github.ghcrmaven.sign.verify.SignedContent;
import io.github.ghcrmaven.sign.verify.SigningMaterial;
import io.github.ghcrmaven.sign.verify.Statement;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/**
 * Writes bundles of version 0.3 around an envelope (sigstore/protobuf-specs, sigstore_bundle.proto, in the JSON form of
 * protocol buffers: 64 bits are texts, bytes are Base64).
 */
final class BundleWriter {

    private BundleWriter() {}

    /** A statement that says no more than that its subject is signed (sigstore/cosign, cmd/cosign/cli/sign/sign.go). */
    static ByteString statement(Digest manifest) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("_type", Statement.TYPE);
        statement.put("subject", List.of(Map.of("digest", Map.of("sha256", manifest.hex()))));
        statement.put("predicateType", Statement.SIGNATURE);
        statement.put("predicate", Map.of());
        return ByteString.of(GoJson.bytes(statement));
    }

    /** @param key that signed; the hint at it is what cosign finds the key of a set by */
    static StoredSignature.BundleBlob bundle(SignatureEvidence evidence, VerificationKey key) {
        SignedContent.Envelope content = (SignedContent.Envelope) evidence.content();
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("mediaType", BundleVersion.CURRENT);
        bundle.put("verificationMaterial", material(evidence, key));
        bundle.put("dsseEnvelope", new DsseEnvelope(content, evidence.signature()).json());
        return new StoredSignature.BundleBlob(ByteString.of(GoJson.bytes(bundle)));
    }

    private static Map<String, Object> material(SignatureEvidence evidence, VerificationKey key) {
        Map<String, Object> material = new LinkedHashMap<>();
        if (evidence.material() instanceof SigningMaterial.Certified certified) {
            material.put("certificate", Map.of("rawBytes", certified.encoded().base64()));
        } else {
            material.put("publicKey", Map.of("hint", key.encoded().sha256().base64()));
        }
        material.put(
                "tlogEntries",
                evidence.entries().stream().map(BundleWriter::logged).toList());
        if (!evidence.timestamps().isEmpty()) {
            List<Map<String, String>> timestamps = evidence.timestamps().stream()
                    .map(timestamp -> Map.of("signedTimestamp", timestamp.base64()))
                    .toList();
            material.put("timestampVerificationData", Map.of("rfc3161Timestamps", timestamps));
        }
        return material;
    }

    private static Map<String, Object> logged(LogEntry entry) {
        JsonMembers body = JsonText.object(entry.body(), "the log entry's body", Limits.ANSWER);
        Map<String, Object> kind = new LinkedHashMap<>();
        kind.put("kind", body.text("kind"));
        kind.put("version", body.text("apiVersion"));
        Map<String, Object> logged = new LinkedHashMap<>();
        logged.put("logIndex", String.valueOf(entry.index()));
        logged.put("logId", Map.of("keyId", entry.logId().base64()));
        logged.put("kindVersion", kind);
        logged.put("integratedTime", String.valueOf(entry.integratedTime()));
        entry.promise()
                .ifPresent(promise -> logged.put("inclusionPromise", Map.of("signedEntryTimestamp", promise.base64())));
        entry.proof().ifPresent(proof -> logged.put("inclusionProof", proven(proof)));
        logged.put("canonicalizedBody", entry.body().base64());
        return logged;
    }

    private static Map<String, Object> proven(InclusionProof proof) {
        Map<String, Object> proven = new LinkedHashMap<>();
        proven.put("logIndex", String.valueOf(proof.index()));
        proven.put("rootHash", proof.rootHash().base64());
        proven.put("treeSize", String.valueOf(proof.size()));
        proven.put("hashes", proof.hashes().stream().map(ByteString::base64).toList());
        proven.put("checkpoint", Map.of("envelope", proof.checkpoint()));
        return proven;
    }
}
