// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;
import okio.ByteString;

/**
 * A Sigstore bundle: a signature and all that proves it in one JSON document (sigstore/protobuf-specs, sigstore_bundle.proto;
 * cosign, specs/BUNDLE_SPEC.md). Versions 0.1 to 0.3.
 */
record Bundle(SigningMaterial material, List<LogEntry> entries, List<ByteString> timestamps, BundleContent content) {

    Bundle {
        entries = List.copyOf(entries);
        timestamps = List.copyOf(timestamps);
    }

    /** @throws RefusedException where it is not a bundle of a version that is known */
    static Bundle parse(ByteString content) {
        JsonMembers json = JsonText.object(content, "the bundle", Limits.BUNDLE);
        BundleVersion version = BundleVersion.of(json.text("mediaType"));
        JsonMembers material = json.object("verificationMaterial");
        return new Bundle(
                BundleMaterial.of(material, version),
                material.objects("tlogEntries").stream()
                        .map(entry -> entry(entry, version))
                        .toList(),
                material
                        .optionalObject("timestampVerificationData")
                        .map(data -> data.objects("rfc3161Timestamps"))
                        .orElse(List.of())
                        .stream()
                        .map(timestamp -> timestamp.bytes("signedTimestamp"))
                        .toList(),
                BundleContent.of(json));
    }

    /** What proves the envelope; refused where the bundle holds none. */
    SignatureEvidence ofEnvelope() {
        if (content instanceof BundleContent.EnvelopeSignature envelope) {
            return new SignatureEvidence(material, envelope.envelope(), envelope.signature(), entries, timestamps);
        }
        throw new RefusedException("the bundle holds no DSSE envelope");
    }

    /** What proves a file, whose bytes a bundle does not hold; refused where it is an envelope. */
    SignatureEvidence ofFile(ByteString file) {
        if (content instanceof BundleContent.FileSignature message) {
            // an unauthenticated hint: the signature decides, but a bundle that contradicts itself is not one of a
            // signer
            RefusedException.unless(
                    message.digest().map(digest -> digest.equals(file.sha256())).orElse(true),
                    "the bundle names another digest than the file has");
            return new SignatureEvidence(
                    material, new SignedContent.Message(file), message.signature(), entries, timestamps);
        }
        throw new RefusedException("the bundle holds no signature of a file");
    }

    private static LogEntry entry(JsonMembers json, BundleVersion version) {
        if (version == BundleVersion.V0_1) {
            RefusedException.unless(
                    json.has("inclusionPromise"), "the log entry has no promise (signedEntryTimestamp)");
        } else {
            RefusedException.unless(
                    json.optionalObject("inclusionProof")
                            .filter(proof -> proof.has("checkpoint"))
                            .isPresent(),
                    "the log entry has no inclusion proof with a checkpoint");
        }
        return LogEntry.of(json);
    }
}
