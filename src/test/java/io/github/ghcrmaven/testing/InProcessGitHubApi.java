// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** GitHub's API as far as tokens and packages are asked for: the headers on tokens, and a package's members. */
public final class InProcessGitHubApi implements AutoCloseable {

    private final LocalServer server;
    private final Map<String, Headers> tokens = new ConcurrentHashMap<>();
    private final Map<String, MockResponse> packages = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private volatile boolean silent;

    private InProcessGitHubApi(LocalServer server) {
        this.server = server;
        server.start(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
    }

    public static InProcessGitHubApi start() {
        return new InProcessGitHubApi(new LocalServer(null, false));
    }

    /** Serves HTTPS, for those who reach it through a proxy by its own name. */
    public static InProcessGitHubApi start(HeldCertificate certificate) {
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        return new InProcessGitHubApi(new LocalServer(certificates, true));
    }

    /** From now on takes requests and does not answer. */
    public InProcessGitHubApi silent() {
        silent = true;
        return this;
    }

    /** Where it listens, whatever it is called. */
    public String address() {
        return server.address();
    }

    /** Knows a token; the headers, names and values in turn, come with each answer to it. */
    public InProcessGitHubApi token(String token, String... headers) {
        tokens.put("Bearer " + token, Headers.of(headers));
        return this;
    }

    /** Has a package, at a path such as {@code /orgs/acme/packages/container/charts%2Fweb}. */
    public InProcessGitHubApi at(String path, int status, String json, String... headers) {
        packages.put(
                path,
                new MockResponse.Builder()
                        .code(status)
                        .headers(Headers.of(headers))
                        .body(json)
                        .build());
        return this;
    }

    public URI url() {
        return URI.create(server.url());
    }

    /** Method and path of each request. */
    public List<String> requests() {
        return new ArrayList<>(requests);
    }

    private MockResponse answer(RecordedRequest request) {
        requests.add(request.getMethod() + " " + request.getTarget());
        if (silent) {
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        }
        Headers known = tokens.get(String.valueOf(request.getHeaders().get("Authorization")));
        if (known == null) {
            return new MockResponse.Builder()
                    .code(401)
                    .body("{\"message\":\"Bad credentials\"}")
                    .build();
        }
        String path = request.getTarget();
        MockResponse.Builder found = packages.containsKey(path)
                ? packages.get(path).newBuilder()
                : new MockResponse.Builder()
                        .code(path.equals("/user") ? 200 : 404)
                        .body("{\"login\":\"octocat\"}");
        known.names().forEach(name -> found.addHeader(name, String.valueOf(known.get(name))));
        return found.build();
    }

    @Override
    public void close() {
        server.close();
    }
}
