// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/** What a bundle's signature is over. */
sealed interface BundleContent {

    /**
     * The signature of a file, which the bundle does not hold.
     *
     * @param digest SHA-256 of the file, as the bundle claims it
     */
    record FileSignature(Optional<ByteString> digest, ByteString signature) implements BundleContent {}

    /** A DSSE envelope with its one signature. */
    record EnvelopeSignature(SignedContent.Envelope envelope, ByteString signature) implements BundleContent {}

    static BundleContent of(JsonMembers bundle) {
        RefusedException.unless(
                bundle.has("messageSignature") != bundle.has("dsseEnvelope"),
                "the bundle has not exactly one of messageSignature and dsseEnvelope");
        return bundle.has("messageSignature")
                ? file(bundle.object("messageSignature"))
                : envelope(bundle.object("dsseEnvelope"));
    }

    private static BundleContent file(JsonMembers json) {
        Optional<ByteString> digest = json.optionalObject("messageDigest").map(member -> {
            RefusedException.unless(
                    member.text("algorithm").equals("SHA2_256"), "the bundle's digest is not one of SHA-256");
            return member.bytes("digest");
        });
        return new FileSignature(digest, json.bytes("signature"));
    }

    private static BundleContent envelope(JsonMembers json) {
        List<JsonMembers> signatures = json.objects("signatures");
        // with several, one could be the signer's and another what is looked at
        RefusedException.unless(signatures.size() == 1, "the envelope has not exactly one signature");
        return new EnvelopeSignature(
                new SignedContent.Envelope(json.text("payloadType"), json.bytes("payload")),
                signatures.get(0).bytes("sig"));
    }
}
