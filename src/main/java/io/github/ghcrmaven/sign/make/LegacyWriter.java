// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.sign.text.PemBlock;
import io.github.ghcrmaven.sign.verify.LegacyAnnotations;
import io.github.ghcrmaven.sign.verify.LogEntry;
import io.github.ghcrmaven.sign.verify.SignatureEvidence;
import io.github.ghcrmaven.sign.verify.SigningMaterial;
import io.github.ghcrmaven.sign.verify.SimpleSigning;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;

/**
 * Writes legacy signatures, byte for byte as cosign 2 does (sigstore/sigstore, pkg/signature/payload/payload.go;
 * sigstore/cosign, pkg/oci/static/options.go and pkg/cosign/bundle/rekor.go).
 */
final class LegacyWriter {

    private LegacyWriter() {}

    /**
     * What is signed.
     *
     * @param repository with its registry, without tag and digest; read by the policies of containers/image alone
     */
    static ByteString payload(Digest manifest, String repository) {
        Map<String, Object> critical = new LinkedHashMap<>();
        critical.put("identity", Map.of("docker-reference", repository));
        critical.put("image", Map.of("docker-manifest-digest", manifest.toString()));
        critical.put("type", SimpleSigning.TYPE);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("critical", critical);
        payload.put("optional", null);
        return ByteString.of(GoJson.bytes(Collections.unmodifiableMap(payload)));
    }

    static StoredSignature.LegacyLayer layer(SignatureEvidence evidence) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(LegacyAnnotations.SIGNATURE, evidence.signature().base64());
        if (evidence.material() instanceof SigningMaterial.Certified certified) {
            annotations.put(LegacyAnnotations.CERTIFICATE, new PemBlock("CERTIFICATE", certified.encoded()).text());
            // cosign sets it together with the certificate; whom that traces back to the trusted root says
            annotations.put("dev.sigstore.cosign/chain", "");
        }
        for (LogEntry entry : evidence.entries()) {
            annotations.put(LegacyAnnotations.BUNDLE, logged(entry));
        }
        return new StoredSignature.LegacyLayer(evidence.content().signedBytes(), annotations);
    }

    private static String logged(LogEntry entry) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("body", entry.body().base64());
        payload.put("integratedTime", entry.integratedTime());
        payload.put("logIndex", entry.index());
        payload.put("logID", entry.logId().hex());
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("SignedEntryTimestamp", entry.promise().orElseThrow().base64());
        bundle.put("Payload", payload);
        return new String(GoJson.bytes(bundle), StandardCharsets.UTF_8);
    }
}
