// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static java.util.Map.entry;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.tls.HeldCertificate;

/**
 * A token server of the Docker registry's token authentication: it grants its one user exactly the scope asked for. It
 * answers GET only, as GHCR's does.
 */
final class TokenServer implements AutoCloseable {

    static final String ISSUER = "interop token server";
    static final String SERVICE = "interop registry";
    private static final int LIFE_SECONDS = 300;

    private final HeldCertificate certificate =
            new HeldCertificate.Builder().rsa2048().commonName(ISSUER).build();
    private final List<String> granted = new CopyOnWriteArrayList<>();
    private final Login login;
    private final HttpServer server;

    TokenServer(Login login) throws IOException {
        this.login = login;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::handle);
        server.start();
    }

    /** By name: crane refuses a realm whose host is a private address, unless it is the registry's own. */
    String realm() {
        return "http://localhost:" + server.getAddress().getPort() + "/token";
    }

    /** What the registry has to trust. */
    String certificatePem() {
        return certificate.certificatePem();
    }

    /** The scopes of the tokens given out, in order. */
    List<String> granted() {
        return List.copyOf(granted);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 405, Map.of("details", "GET only"));
        } else if (!("Basic " + login.basic())
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("details", "not the user that this server knows"));
        } else {
            List<String> scopes = scopes(exchange.getRequestURI().getRawQuery());
            granted.addAll(scopes);
            answer(exchange, 200, Map.of("token", token(scopes), "expires_in", LIFE_SECONDS));
        }
    }

    private static List<String> scopes(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith("scope="))
                .map(parameter -> URLDecoder.decode(parameter.substring("scope=".length()), StandardCharsets.UTF_8))
                .flatMap(value -> Arrays.stream(value.split(" ")))
                .toList();
    }

    private String token(List<String> scopes) {
        try {
            byte[] der = certificate.certificate().getEncoded();
            List<String> chain = List.of(Base64.getEncoder().encodeToString(der));
            String signed = part(Map.of("typ", "JWT", "alg", "RS256", "x5c", chain)) + "." + part(claims(scopes));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(certificate.keyPair().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64Url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> claims(List<String> scopes) {
        List<Map<String, Object>> access = new ArrayList<>();
        for (String scope : scopes) {
            // type:name:actions
            String[] words = scope.split(":", 3);
            access.add(Map.of("type", words[0], "name", words[1], "actions", List.of(words[2].split(","))));
        }
        long now = Instant.now().getEpochSecond();
        return Map.ofEntries(
                entry("iss", ISSUER),
                entry("sub", login.user()),
                entry("aud", SERVICE),
                entry("jti", UUID.randomUUID().toString()),
                entry("nbf", now - LIFE_SECONDS),
                entry("iat", now),
                entry("exp", now + LIFE_SECONDS),
                entry("access", access));
    }

    private static String part(Map<String, ?> content) {
        return base64Url(new Gson().toJson(content).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Url(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> content) throws IOException {
        byte[] body = new Gson().toJson(content).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
