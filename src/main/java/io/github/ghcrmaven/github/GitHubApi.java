// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.Loopback;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * GitHub's API, asked with the credential of GHCR. It is shown to {@code https://api.github.com} and to no other address,
 * whatever {@code GITHUB_API_URL} says; a test's server on this machine is the exception.
 */
public final class GitHubApi {

    private static final HttpUrl ADDRESS = HttpUrl.get("https://api.github.com/");
    private static final Duration CALL = Duration.ofSeconds(20);
    private static final int LONGEST = 1 << 20;

    private final OkHttpClient client;
    private final HttpUrl address;

    private GitHubApi(OkHttpClient client, HttpUrl address) {
        this.client = client;
        this.address = address;
    }

    /** The API of github.com. */
    public static GitHubApi of(OkHttpClient client) {
        return new GitHubApi(client, ADDRESS).within(CALL);
    }

    /** A server that stands in for it, which must be on this machine. */
    public static GitHubApi at(URI address, OkHttpClient client) {
        HttpUrl url = HttpUrl.get(address.toString());
        if (!Loopback.has(url)) {
            throw new IllegalArgumentException("a credential of GHCR does not go to " + url.host());
        }
        return new GitHubApi(client, url).within(CALL);
    }

    /** The same with another longest time for one request. */
    GitHubApi within(Duration time) {
        return new GitHubApi(client.newBuilder().callTimeout(time).build(), address);
    }

    /**
     * What GitHub says of a token.
     *
     * @throws IOException where the API cannot be reached or cannot serve
     */
    public TokenFacts token(Secret token) throws IOException {
        try (Response response = get(token, "user")) {
            requireService(response);
            return TokenFacts.of(response);
        }
    }

    /**
     * Looks for a package of GHCR.
     *
     * @param owner an organisation or a user
     * @param name the package's name without the owner: {@code charts/web}
     * @throws IOException where the API cannot be reached or cannot serve
     */
    public PackageLookup containerPackage(String owner, String name, Secret token) throws IOException {
        for (String kind : List.of("orgs", "users")) {
            try (Response response = get(token, kind, owner, "packages", "container", name)) {
                requireService(response);
                if (response.code() == 200) {
                    return PackageLookup.found(PackageFacts.of(json(response), kind, owner, name));
                }
                if (response.code() != 404) {
                    return PackageLookup.refused(response.header("X-GitHub-SSO"));
                }
            }
        }
        return PackageLookup.NOTHING;
    }

    /**
     * The page on which a package's visibility is changed. It is told from the owner alone: a workflow's token may not see the
     * package's settings.
     *
     * @param owner an organisation or a user
     * @param name the package's name without the owner: {@code charts/web}
     * @return empty where there is no such owner
     * @throws IOException where the API cannot be reached or cannot serve
     */
    public Optional<String> packageSettings(String owner, String name, Secret token) throws IOException {
        try (Response response = get(token, "users", owner)) {
            requireService(response);
            if (response.code() != 200) {
                return Optional.empty();
            }
            JsonElement type = json(response).get("type");
            boolean organisation =
                    type != null && type.isJsonPrimitive() && type.getAsString().equals("Organization");
            return Optional.of(PackageFacts.settings(organisation ? "orgs" : "users", owner, name));
        }
    }

    private Response get(Secret token, String... path) throws IOException {
        if (!token.reveal().chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new IOException("the token has characters that none of GitHub's has");
        }
        HttpUrl.Builder url = address.newBuilder();
        for (String segment : path) {
            url.addPathSegment(segment); // a slash in a package's name becomes %2F
        }
        Request request = new Request.Builder()
                .url(url.build())
                .header("Authorization", "Bearer " + token.reveal())
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .build();
        try {
            return client.newCall(request).execute();
        } catch (InterruptedIOException e) {
            throw new IOException("no answer in time", e);
        }
    }

    private static void requireService(Response response) throws IOException {
        boolean throttled = response.code() == 429 || "0".equals(response.header("X-RateLimit-Remaining"));
        if (response.code() >= 500 || (throttled && response.code() != 200)) {
            throw new IOException("it answers " + response.code() + (throttled ? ", too many requests" : ""));
        }
    }

    private static JsonObject json(Response response) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(LONGEST);
        try {
            return JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("its answer is no JSON object", e);
        }
    }
}
