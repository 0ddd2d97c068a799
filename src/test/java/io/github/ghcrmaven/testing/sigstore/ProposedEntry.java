// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import okio.Buffer;
import okio.ByteString;

/**
 * What a client wants to have logged, once the log is convinced that the signature is good.
 *
 * @param kind {@code hashedrekord} or {@code dsse}
 * @param version of the kind
 * @param spec the entry's own part, as the log keeps it
 */
record ProposedEntry(String kind, String version, JsonObject spec) {

    /**
     * An entry of Rekor's first generation: pkg/types/hashedrekord/v0.0.1/entry.go and pkg/types/dsse/v0.0.1/entry.go of
     * https://github.com/sigstore/rekor.
     */
    static ProposedEntry ofRekor1(JsonRequest request) {
        String kind = request.text("kind");
        String version = request.text("apiVersion");
        return switch (kind + " " + version) {
            case "hashedrekord 0.0.1" -> new ProposedEntry(kind, version, hashedRekord(request));
            case "dsse 0.0.1" -> new ProposedEntry(kind, version, dsse(request));
            default -> throw new RefusedException("no entries of kind " + kind + " " + version + " here");
        };
    }

    /** An entry of Rekor's second generation, which knows one kind: pkg/types/hashedrekord of sigstore/rekor-tiles. */
    static ProposedEntry ofRekor2(JsonRequest request) {
        String entry = "hashedRekordRequestV002";
        if (!request.has(entry)) {
            throw new RefusedException("invalid type, must be hashedrekord");
        }
        ByteString digest = request.bytes(entry, "digest");
        String[] certificate = {entry, "signature", "verifier", "x509Certificate", "rawBytes"};
        String verifier = request.has(certificate)
                ? Pem.ofCertificate(request.bytes(certificate))
                : Pem.ofPublicKey(request.bytes(entry, "signature", "verifier", "publicKey", "rawBytes"));
        verify(SignerKey.ofPem(verifier), digest, request.bytes(entry, "signature", "content"));
        request.text(entry, "signature", "verifier", "keyDetails");
        JsonObject data = new JsonObject();
        data.addProperty("algorithm", "SHA2_256");
        data.addProperty("digest", digest.base64());
        JsonObject own = new JsonObject();
        own.add("data", data);
        own.add("signature", request.json().getAsJsonObject(entry).get("signature"));
        JsonObject spec = new JsonObject();
        spec.add("hashedRekordV002", own);
        return new ProposedEntry("hashedrekord", "0.0.2", spec);
    }

    /** The entry with sorted members and without blanks (RFC 8785), which is what the tree holds. */
    ByteString body() {
        JsonObject entry = new JsonObject();
        entry.addProperty("apiVersion", version);
        entry.addProperty("kind", kind);
        entry.add("spec", spec);
        return CanonicalJson.of(entry);
    }

    private static JsonObject hashedRekord(JsonRequest request) {
        if (!request.text("spec", "data", "hash", "algorithm").equals("sha256")) {
            throw new RefusedException("only sha256 here");
        }
        String digest = request.text("spec", "data", "hash", "value");
        ByteString signature = request.bytes("spec", "signature", "content");
        SignerKey verifier = SignerKey.ofPem(
                request.bytes("spec", "signature", "publicKey", "content").utf8());
        verify(verifier, decodedHex(digest), signature);
        JsonObject data = new JsonObject();
        data.add("hash", sha256(digest));
        JsonObject publicKey = new JsonObject();
        publicKey.addProperty("content", base64(verifier));
        JsonObject signed = new JsonObject();
        signed.addProperty("content", signature.base64());
        signed.add("publicKey", publicKey);
        JsonObject spec = new JsonObject();
        spec.add("data", data);
        spec.add("signature", signed);
        return spec;
    }

    private static JsonObject dsse(JsonRequest request) {
        String text = request.text("spec", "proposedContent", "envelope");
        JsonRequest envelope = JsonRequest.of(text);
        ByteString payload = envelope.bytes("payload");
        ByteString signed = preAuthentication(envelope.text("payloadType"), payload);
        List<SignerKey> verifiers = request.bytesOfAll("spec", "proposedContent", "verifiers").stream()
                .map(pem -> SignerKey.ofPem(pem.utf8()))
                .toList();
        JsonArray signatures = new JsonArray();
        envelope.objects("signatures").stream()
                .map(signature -> signature.bytes("sig"))
                .map(signature -> verified(signature, signed, verifiers))
                .sorted(Comparator.comparing(one -> one.get("signature").getAsString()))
                .forEach(signatures::add);
        JsonObject spec = new JsonObject();
        spec.add("envelopeHash", sha256(ByteString.encodeUtf8(text).sha256().hex()));
        spec.add("payloadHash", sha256(payload.sha256().hex()));
        spec.add("signatures", signatures);
        return spec;
    }

    private static JsonObject verified(ByteString signature, ByteString signed, List<SignerKey> verifiers) {
        SignerKey verifier = verifiers.stream()
                .filter(candidate -> candidate.verifies(signed, signature))
                .findFirst()
                .orElseThrow(() -> new RefusedException("could not verify envelope"));
        JsonObject one = new JsonObject();
        one.addProperty("signature", signature.base64());
        one.addProperty("verifier", base64(verifier));
        return one;
    }

    private static void verify(SignerKey key, ByteString digest, ByteString signature) {
        if (digest.size() != 32 || !key.verifiesDigest(digest, signature)) {
            throw new RefusedException(
                    "error verifying signature: invalid signature when validating ASN.1 encoded signature");
        }
    }

    private static String base64(SignerKey verifier) {
        return ByteString.encodeUtf8(verifier.pem()).base64();
    }

    /** What a DSSE signature is over: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md. */
    private static ByteString preAuthentication(String type, ByteString payload) {
        return new Buffer()
                .writeUtf8("DSSEv1 " + ByteString.encodeUtf8(type).size() + " " + type + " " + payload.size() + " ")
                .write(payload)
                .readByteString();
    }

    private static ByteString decodedHex(String text) {
        try {
            return ByteString.decodeHex(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("no digest: " + text, e);
        }
    }

    private static JsonObject sha256(String hex) {
        JsonObject hash = new JsonObject();
        hash.addProperty("algorithm", "sha256");
        hash.addProperty("value", hex);
        return hash;
    }
}
