// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Sends what a test says and follows nothing by itself: redirects, challenges and retries are the test's matter. */
final class RegistryClient {
    private final OkHttpClient http;
    private final String base;
    private final Map<String, String> headers;

    private RegistryClient(OkHttpClient http, String base, Map<String, String> headers) {
        this.http = http;
        this.base = base;
        this.headers = headers;
    }

    /** What came back. */
    record Reply(Protocol protocol, int status, Headers headers, String body) {

        String header(String name) {
            return Objects.requireNonNull(headers.get(name), () -> name + " is missing in " + headers);
        }

        JsonObject json() {
            return new Gson().fromJson(body, JsonObject.class);
        }

        /** Code and message of the first error. */
        String error() {
            JsonObject error = json().getAsJsonArray("errors").get(0).getAsJsonObject();
            return error.get("code").getAsString() + " " + error.get("message").getAsString();
        }
    }

    static RegistryClient of(InProcessGhcr registry) {
        return new RegistryClient(plain().build(), registry.url(), Map.of());
    }

    static RegistryClient trusting(InProcessGhcr registry, HandshakeCertificates certificates) {
        OkHttpClient http = plain().sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build();
        return new RegistryClient(http, registry.url(), Map.of());
    }

    private static OkHttpClient.Builder plain() {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .readTimeout(Duration.ofSeconds(5));
    }

    RegistryClient timingOutAfter(Duration duration) {
        return new RegistryClient(http.newBuilder().readTimeout(duration).build(), base, headers);
    }

    RegistryClient with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new RegistryClient(http, base, more);
    }

    RegistryClient basic(String user, String secret) {
        return with("Authorization", Credentials.basic(user, secret));
    }

    RegistryClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with a token of its own for this scope. */
    RegistryClient login(String user, String secret, String scope) {
        return bearer(basic(user, secret).token(scope));
    }

    String token(String scope) {
        Reply reply = get("/token?service=" + base.replaceFirst("^[a-z]+://", "") + "&scope=" + scope);
        return reply.json().get("token").getAsString();
    }

    Reply get(String target) {
        return send("GET", target, null);
    }

    Reply head(String target) {
        return send("HEAD", target, null);
    }

    Reply delete(String target) {
        return send("DELETE", target, null);
    }

    Reply post(String target) {
        return send("POST", target, RequestBody.create(new byte[0]));
    }

    Reply patch(String target, byte[] content) {
        return send("PATCH", target, RequestBody.create(content));
    }

    Reply put(String target, @Nullable String contentType, byte[] content) {
        return send(
                "PUT", target, RequestBody.create(content, contentType == null ? null : MediaType.get(contentType)));
    }

    /** Opens an upload and returns its address. */
    String open(String repository) {
        return post("/v2/" + repository + "/blobs/uploads/").header("location");
    }

    /** Closes an upload with the whole content. */
    Reply close(String location, byte[] content) {
        return put(location + "&digest=" + digest(content), "application/octet-stream", content);
    }

    /** Uploads a blob in the ordinary way; returns its digest. */
    String upload(String repository, byte[] content) {
        close(open(repository), content);
        return digest(content);
    }

    Reply putManifest(String repository, String reference, String json) {
        return put("/v2/" + repository + "/manifests/" + reference, ManifestBody.MANIFEST_TYPE, json.getBytes(UTF_8));
    }

    /** Sends it and hands over what a connection's end leaves of the answer. */
    Reply send(String method, String target, @Nullable RequestBody body) {
        okhttp3.Request request = new okhttp3.Request.Builder()
                .url(target.startsWith("http") ? target : base + target)
                .headers(Headers.of(headers))
                .method(method, body)
                .build();
        try (Response response = http.newCall(request).execute()) {
            return new Reply(
                    response.protocol(),
                    response.code(),
                    response.headers(),
                    response.body().string());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static String digest(byte[] content) {
        return "sha256:" + ByteString.of(content).sha256().hex();
    }
}
