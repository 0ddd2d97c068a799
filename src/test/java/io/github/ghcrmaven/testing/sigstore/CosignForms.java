// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.oci.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of a manifest in the forms that cosign stores them in, made with an in-process Sigstore by one identity or one
 * key; for the tests of what reads them.
 */
public final class CosignForms {
    /** What a signature's statement says. */
    public static final String SIGNATURE = "https://sigstore.dev/cosign/sign/v1";

    private static final String TYPE = "application/vnd.in-toto+json";

    private final SigstoreClient client;
    private final ServiceKey key = ServiceKey.p256();
    private final @Nullable X509Certificate certificate;

    private CosignForms(InProcessSigstore sigstore, @Nullable Identity identity) {
        client = new SigstoreClient(sigstore);
        certificate = identity == null ? null : certificate(client, sigstore.token(identity), identity);
    }

    /** By a workflow or a person, with a certificate that is asked for now. */
    public static CosignForms keyless(InProcessSigstore sigstore, Identity identity) {
        return new CosignForms(sigstore, identity);
    }

    /** By a key. */
    public static CosignForms keyed(InProcessSigstore sigstore) {
        return new CosignForms(sigstore, null);
    }

    /** The public key, PEM. */
    public String publicKey() {
        return Pem.of(key.publicKey());
    }

    private X509Certificate certificate(SigstoreClient fulcio, String token, Identity identity) {
        String principal =
                identity.claims().getOrDefault("email", identity.claims().getOrDefault("sub", ""));
        return Signed.certificates(fulcio.certificate(token, key, principal).json())
                .get(0);
    }

    /** The payload of a legacy signature. */
    public static ByteString payload(Digest manifest) {
        return ByteString.encodeUtf8(
                "{\"critical\":{\"identity\":{\"docker-reference\":\"ghcr.io/acme/charts/web\"},\"image\":{\"docker-manifest-digest\":\""
                        + manifest + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}");
    }

    /** The annotations of a legacy signature, in a log or not. */
    public Map<String, String> annotations(ByteString payload, boolean logged) {
        ByteString signature = key.sign(payload);
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("dev.cosignproject.cosign/signature", signature.base64());
        if (certificate != null) {
            annotations.put("dev.sigstore.cosign/certificate", Pem.of(certificate));
            annotations.put("dev.sigstore.cosign/chain", "");
        }
        if (logged) {
            annotations.put("dev.sigstore.cosign/bundle", promised(payload, signature));
        }
        return annotations;
    }

    /** The annotation of a timestamp over the signature among these. */
    public String timestampAnnotation(Map<String, String> annotations) {
        ByteString signature =
                ByteString.of(Base64.getDecoder().decode(annotations.get("dev.cosignproject.cosign/signature")));
        JsonObject member = new JsonObject();
        member.addProperty(
                "SignedRFC3161Timestamp", client.timestamp(signature).body().base64());
        return member.toString();
    }

    private String promised(ByteString payload, ByteString signature) {
        JsonObject entry =
                entry(client.hashedRekord(payload, signature, verifier()).json());
        JsonObject signed = new JsonObject();
        signed.add("SignedEntryTimestamp", entry.getAsJsonObject("verification").get("signedEntryTimestamp"));
        JsonObject said = new JsonObject();
        for (String name : new String[] {"body", "integratedTime", "logIndex", "logID"}) {
            said.add(name, entry.get(name));
        }
        signed.add("Payload", said);
        return signed.toString();
    }

    /** The statement of a signature, or of an attestation of another type. */
    public static ByteString statement(Digest manifest, String predicateType) {
        return ByteString.encodeUtf8(
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\""
                        + manifest.hex() + "\"}}],\"predicateType\":\"" + predicateType + "\",\"predicate\":{}}");
    }

    /** A bundle logged in Rekor 1, with a timestamp if there is an authority. */
    public ByteString bundle(ByteString statement) {
        ByteString signature = key.sign(preAuthenticated(statement));
        JsonObject envelope = envelope(statement, signature);
        JsonObject logged = entry(client.dsse(envelope.toString(), verifier()).json());
        return bundle(envelope, tlogEntry(logged), signature);
    }

    /** A bundle logged in Rekor 2. */
    public ByteString bundleOfTiles(ByteString statement) {
        ByteString signed = preAuthenticated(statement);
        ByteString signature = key.sign(signed);
        JsonObject logged = client.post("/api/v2/log/entries", tilesRequest(signed, signature))
                .json();
        return bundle(envelope(statement, signature), logged, signature);
    }

    private ByteString bundle(JsonObject envelope, JsonObject logged, ByteString signature) {
        JsonArray entries = new JsonArray();
        entries.add(logged);
        JsonObject material = new JsonObject();
        if (certificate == null) {
            JsonObject hint = new JsonObject();
            hint.addProperty("hint", key.fingerprint().base64());
            material.add("publicKey", hint);
        } else {
            material.add("certificate", raw(encoded()));
        }
        material.add("tlogEntries", entries);
        material.add("timestampVerificationData", timestamps(signature));
        JsonObject bundle = new JsonObject();
        bundle.addProperty("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        bundle.add("verificationMaterial", material);
        bundle.add("dsseEnvelope", envelope);
        return ByteString.encodeUtf8(bundle.toString());
    }

    private JsonObject timestamps(ByteString signature) {
        SigstoreClient.Reply reply = client.timestamp(signature);
        JsonArray all = new JsonArray();
        if (reply.status() == 201) {
            JsonObject one = new JsonObject();
            one.addProperty("signedTimestamp", reply.body().base64());
            all.add(one);
        }
        JsonObject data = new JsonObject();
        data.add("rfc3161Timestamps", all);
        return data;
    }

    private static JsonObject envelope(ByteString statement, ByteString signature) {
        JsonObject one = new JsonObject();
        one.addProperty("sig", signature.base64());
        JsonArray signatures = new JsonArray();
        signatures.add(one);
        JsonObject envelope = new JsonObject();
        envelope.addProperty("payload", statement.base64());
        envelope.addProperty("payloadType", TYPE);
        envelope.add("signatures", signatures);
        return envelope;
    }

    /** PAE of DSSE (secure-systems-lab/dsse, protocol.md). */
    private static ByteString preAuthenticated(ByteString statement) {
        return new Buffer()
                .writeUtf8("DSSEv1 " + TYPE.length() + " " + TYPE + " " + statement.size() + " ")
                .write(statement)
                .readByteString();
    }

    private JsonObject tilesRequest(ByteString signed, ByteString signature) {
        JsonObject verifier = new JsonObject();
        verifier.add(certificate == null ? "publicKey" : "x509Certificate", raw(encoded()));
        verifier.addProperty("keyDetails", "PKIX_ECDSA_P256_SHA_256");
        JsonObject content = new JsonObject();
        content.addProperty("content", signature.base64());
        content.add("verifier", verifier);
        JsonObject entry = new JsonObject();
        entry.addProperty("digest", signed.sha256().base64());
        entry.add("signature", content);
        JsonObject request = new JsonObject();
        request.add("hashedRekordRequestV002", entry);
        return request;
    }

    /** Rekor's answer, as protocol buffers put it into a bundle. */
    private static JsonObject tlogEntry(JsonObject answer) {
        JsonObject verification = answer.getAsJsonObject("verification");
        JsonObject proof = verification.getAsJsonObject("inclusionProof");
        JsonArray hashes = new JsonArray();
        for (JsonElement hash : proof.getAsJsonArray("hashes")) {
            hashes.add(ByteString.decodeHex(hash.getAsString()).base64());
        }
        JsonObject checkpoint = new JsonObject();
        checkpoint.add("envelope", proof.get("checkpoint"));
        JsonObject inclusion = new JsonObject();
        inclusion.addProperty("logIndex", proof.get("logIndex").getAsString());
        inclusion.addProperty("treeSize", proof.get("treeSize").getAsString());
        inclusion.addProperty(
                "rootHash",
                ByteString.decodeHex(proof.get("rootHash").getAsString()).base64());
        inclusion.add("hashes", hashes);
        inclusion.add("checkpoint", checkpoint);
        JsonObject promise = new JsonObject();
        promise.add("signedEntryTimestamp", verification.get("signedEntryTimestamp"));
        JsonObject logId = new JsonObject();
        logId.addProperty(
                "keyId", ByteString.decodeHex(answer.get("logID").getAsString()).base64());
        JsonObject kind = new JsonObject();
        kind.addProperty("kind", "dsse");
        kind.addProperty("version", "0.0.1");
        JsonObject entry = new JsonObject();
        entry.add("kindVersion", kind);
        entry.addProperty("logIndex", answer.get("logIndex").getAsString());
        entry.addProperty("integratedTime", answer.get("integratedTime").getAsString());
        entry.add("logId", logId);
        entry.add("inclusionPromise", promise);
        entry.add("inclusionProof", inclusion);
        entry.add("canonicalizedBody", answer.get("body"));
        return entry;
    }

    private static JsonObject entry(JsonObject answer) {
        return answer.asMap().values().iterator().next().getAsJsonObject();
    }

    private static JsonObject raw(ByteString bytes) {
        JsonObject raw = new JsonObject();
        raw.addProperty("rawBytes", bytes.base64());
        return raw;
    }

    private String verifier() {
        return certificate == null ? publicKey() : Pem.of(certificate);
    }

    private ByteString encoded() {
        try {
            return certificate == null ? key.encoded() : ByteString.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
