// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.Base64Text;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.PemText;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import io.github.ghcrmaven.sign.verify.LoggedSignature.Subject;
import java.util.List;
import okio.ByteString;

/**
 * Reads the body of a log entry (sigstore/rekor, pkg/types; sigstore/rekor-tiles, pkg/types). Only kinds that hold signature,
 * content and signer are known: all three are compared.
 */
final class LoggedSignatureReader {

    private static final String NAME = "the log entry's body";

    private LoggedSignatureReader() {}

    static LoggedSignature read(ByteString body) {
        JsonMembers json = JsonText.object(body, NAME, Limits.BUNDLE);
        JsonMembers spec = json.object("spec");
        String kind = json.text("kind") + "/" + json.text("apiVersion");
        return switch (kind) {
            case "hashedrekord/0.0.1" -> hashedRekord(spec);
            case "hashedrekord/0.0.2" -> hashedRekordOfTiles(spec.object("hashedRekordV002"));
            case "dsse/0.0.1" -> dsse(spec);
            case "intoto/0.0.2" -> intoto(spec.object("content"));
            default -> throw new RefusedException("the log entry is of the kind " + Shown.of(kind));
        };
    }

    private static LoggedSignature hashedRekord(JsonMembers spec) {
        JsonMembers signature = spec.object("signature");
        return new LoggedSignature(
                Subject.MESSAGE,
                hash(spec.object("data").object("hash")),
                signature.bytes("content"),
                verifier(signature.object("publicKey").bytes("content")));
    }

    private static LoggedSignature hashedRekordOfTiles(JsonMembers entry) {
        JsonMembers data = entry.object("data");
        RefusedException.unless(data.text("algorithm").equals("SHA2_256"), NAME + " has a digest other than SHA-256");
        JsonMembers signature = entry.object("signature");
        JsonMembers verifier = signature.object("verifier");
        return new LoggedSignature(
                Subject.SIGNED_BYTES,
                data.bytes("digest"),
                signature.bytes("content"),
                verifier.object(verifier.has("publicKey") ? "publicKey" : "x509Certificate")
                        .bytes("rawBytes"));
    }

    private static LoggedSignature dsse(JsonMembers spec) {
        JsonMembers signature = only(spec.objects("signatures"));
        return new LoggedSignature(
                Subject.PAYLOAD,
                hash(spec.object("payloadHash")),
                signature.bytes("signature"),
                verifier(signature.bytes("verifier")));
    }

    private static LoggedSignature intoto(JsonMembers content) {
        JsonMembers signature = only(content.object("envelope").objects("signatures"));
        // the text of the envelope, Base64 already, is Base64 once more (sigstore/rekor, pkg/types/intoto/v0.0.2)
        String text = signature.bytes("sig").utf8();
        return new LoggedSignature(
                Subject.PAYLOAD,
                hash(content.object("payloadHash")),
                Base64Text.decoded(text, NAME),
                verifier(signature.bytes("publicKey")));
    }

    private static JsonMembers only(List<JsonMembers> signatures) {
        RefusedException.unless(signatures.size() == 1, NAME + " has not exactly one signature");
        return signatures.get(0);
    }

    private static ByteString hash(JsonMembers hash) {
        RefusedException.unless(hash.text("algorithm").equals("sha256"), NAME + " has a digest other than SHA-256");
        try {
            return ByteString.decodeHex(hash.text("value"));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(NAME + " has a digest that is not hexadecimal");
        }
    }

    private static ByteString verifier(ByteString pem) {
        String text = pem.utf8();
        return PemText.decoded(text, PemText.isOf(text, "CERTIFICATE") ? "CERTIFICATE" : "PUBLIC KEY", NAME);
    }
}
