// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.jspecify.annotations.Nullable;

/** Speaks to a Sigstore as signers do, one request a method. */
final class SigstoreClient {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().followRedirects(false).build();

    private final String url;

    SigstoreClient(InProcessSigstore sigstore) {
        url = sigstore.url();
    }

    Reply get(String target, @Nullable String token) {
        Request.Builder request = new Request.Builder().url(target.startsWith("/") ? url + target : target);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return reply(request.build());
    }

    Reply post(String path, JsonObject body) {
        return reply(new Request.Builder()
                .url(url + path)
                .post(RequestBody.create(body.toString(), JSON))
                .build());
    }

    Reply postForm(String path, Map<String, String> parameters) {
        FormBody.Builder form = new FormBody.Builder();
        parameters.forEach(form::add);
        return reply(new Request.Builder().url(url + path).post(form.build()).build());
    }

    private static Reply reply(Request request) {
        try (Response response = HTTP.newCall(request).execute()) {
            return new Reply(
                    response.code(),
                    response.header("Location"),
                    response.header("ETag"),
                    response.body().byteString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply certificate(String token, ServiceKey key, String principal) {
        JsonObject credentials = new JsonObject();
        credentials.addProperty("oidcIdentityToken", token);
        JsonObject body = new JsonObject();
        body.add("credentials", credentials);
        body.add("publicKeyRequest", publicKeyRequest(key, principal));
        return post("/api/v2/signingCert", body);
    }

    /** As cosign 3 does: with the token in a header. */
    Reply certificateByHeader(String token, ServiceKey key, String principal) {
        JsonObject body = new JsonObject();
        body.add("publicKeyRequest", publicKeyRequest(key, principal));
        return postAs(token, "/api/v2/signingCert", body);
    }

    /** As cosign 2 does. */
    Reply certificateOfVersion1(String token, ServiceKey key, String principal) {
        JsonObject publicKey = new JsonObject();
        publicKey.addProperty(
                "content", ByteString.encodeUtf8(Pem.of(key.publicKey())).base64());
        JsonObject body = new JsonObject();
        body.add("publicKey", publicKey);
        body.addProperty(
                "signedEmailAddress", key.sign(ByteString.encodeUtf8(principal)).base64());
        return postAs(token, "/api/v1/signingCert", body);
    }

    private Reply postAs(String token, String path, JsonObject body) {
        return reply(new Request.Builder()
                .url(url + path)
                .header("Authorization", "Bearer " + token)
                .post(RequestBody.create(body.toString(), JSON))
                .build());
    }

    private static JsonObject publicKeyRequest(ServiceKey key, String principal) {
        JsonObject publicKey = new JsonObject();
        publicKey.addProperty("algorithm", "ECDSA");
        publicKey.addProperty("content", Pem.of(key.publicKey()));
        JsonObject request = new JsonObject();
        request.add("publicKey", publicKey);
        request.addProperty(
                "proofOfPossession", key.sign(ByteString.encodeUtf8(principal)).base64());
        return request;
    }

    Reply hashedRekord(ByteString payload, ByteString signature, String verifierPem) {
        return post(RekorEndpoint.ENTRIES, hashedRekordRequest(payload, signature, verifierPem));
    }

    static JsonObject hashedRekordRequest(ByteString payload, ByteString signature, String verifierPem) {
        JsonObject hash = new JsonObject();
        hash.addProperty("algorithm", "sha256");
        hash.addProperty("value", payload.sha256().hex());
        JsonObject data = new JsonObject();
        data.add("hash", hash);
        JsonObject publicKey = new JsonObject();
        publicKey.addProperty("content", ByteString.encodeUtf8(verifierPem).base64());
        JsonObject signed = new JsonObject();
        signed.addProperty("content", signature.base64());
        signed.add("publicKey", publicKey);
        JsonObject spec = new JsonObject();
        spec.add("data", data);
        spec.add("signature", signed);
        return entry("hashedrekord", spec);
    }

    /** What Rekor's second generation takes. */
    static JsonObject tilesRequest(ByteString payload, ServiceKey key) {
        JsonObject publicKey = new JsonObject();
        publicKey.addProperty("rawBytes", key.encoded().base64());
        JsonObject verifier = new JsonObject();
        verifier.add("publicKey", publicKey);
        verifier.addProperty("keyDetails", "PKIX_ECDSA_P256_SHA_256");
        JsonObject signature = new JsonObject();
        signature.addProperty("content", key.sign(payload).base64());
        signature.add("verifier", verifier);
        JsonObject entry = new JsonObject();
        entry.addProperty("digest", payload.sha256().base64());
        entry.add("signature", signature);
        JsonObject request = new JsonObject();
        request.add("hashedRekordRequestV002", entry);
        return request;
    }

    Reply dsse(String envelope, String verifierPem) {
        JsonArray verifiers = new JsonArray();
        verifiers.add(ByteString.encodeUtf8(verifierPem).base64());
        JsonObject proposed = new JsonObject();
        proposed.addProperty("envelope", envelope);
        proposed.add("verifiers", verifiers);
        JsonObject spec = new JsonObject();
        spec.add("proposedContent", proposed);
        return post(RekorEndpoint.ENTRIES, entry("dsse", spec));
    }

    private static JsonObject entry(String kind, JsonObject spec) {
        JsonObject entry = new JsonObject();
        entry.addProperty("apiVersion", "0.0.1");
        entry.addProperty("kind", kind);
        entry.add("spec", spec);
        return entry;
    }

    Reply timestamp(ByteString content) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            byte[] asked = generator
                    .generate(TSPAlgorithms.SHA256, content.sha256().toByteArray())
                    .getEncoded();
            return reply(new Request.Builder()
                    .url(url + "/api/v1/timestamp")
                    .post(RequestBody.create(asked, MediaType.get("application/timestamp-query")))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer, read to its end. */
    record Reply(
            int status, @Nullable String location, @Nullable String tag, ByteString body) {

        JsonObject json() {
            return JsonParser.parseString(body.utf8()).getAsJsonObject();
        }
    }
}
