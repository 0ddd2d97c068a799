// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.Base64Text;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/**
 * The annotations that a legacy signature is made of (cosign, specs/SIGNATURE_SPEC.md; pkg/oci/static/options.go,
 * pkg/cosign/bundle/rekor.go). {@code dev.sigstore.cosign/chain} is not read: whom the certificate traces back to is the
 * trusted root's to say.
 */
public record LegacyAnnotations(Map<String, String> values) {

    /** The signature over the payload, in Base64. */
    public static final String SIGNATURE = "dev.cosignproject.cosign/signature";

    /** The certificate of who signed, in PEM; none where a key did. */
    public static final String CERTIFICATE = "dev.sigstore.cosign/certificate";

    /** What the log said of it, JSON. */
    public static final String BUNDLE = "dev.sigstore.cosign/bundle";

    private static final String TIMESTAMP = "dev.sigstore.cosign/rfc3161timestamp";

    SignatureEvidence of(ByteString payload) {
        return new SignatureEvidence(
                value(CERTIFICATE)
                        .<SigningMaterial>map(
                                pem -> new SigningMaterial.Certified(CertificateText.ofPem(pem, CERTIFICATE)))
                        .orElseGet(SigningMaterial.Keyed::new),
                new SignedContent.Message(payload),
                Base64Text.decoded(
                        value(SIGNATURE).orElseThrow(() -> new RefusedException("it has no " + SIGNATURE)), SIGNATURE),
                entry().map(List::of).orElse(List.of()),
                timestamp().map(List::of).orElse(List.of()));
    }

    private Optional<LogEntry> entry() {
        return json(BUNDLE).map(bundle -> {
            JsonMembers payload = bundle.object("Payload");
            return new LogEntry(
                    payload.count("logIndex"),
                    hex(payload.text("logID")),
                    payload.count("integratedTime"),
                    Optional.of(bundle.bytes("SignedEntryTimestamp")),
                    Optional.empty(),
                    payload.bytes("body"));
        });
    }

    private Optional<ByteString> timestamp() {
        return json(TIMESTAMP).map(member -> member.bytes("SignedRFC3161Timestamp"));
    }

    private Optional<JsonMembers> json(String name) {
        return value(name).map(text -> JsonText.object(ByteString.encodeUtf8(text), name, Limits.LEGACY));
    }

    /** An annotation; cosign leaves those empty that it has nothing for. */
    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    private static ByteString hex(String text) {
        try {
            ByteString bytes = ByteString.decodeHex(text);
            if (bytes.hex().equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new RefusedException("logID is not lower-case hexadecimal");
    }
}
