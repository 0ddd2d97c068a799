// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.tls.HeldCertificate;

/** A real registry on a free port, with its content and its log in a folder of its own. */
final class Registry implements AutoCloseable {

    private static final Pattern DOCKER_REGISTRY_LISTENS = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");
    private static final Pattern ADDRESS_ALONE = Pattern.compile("^(127\\.0\\.0\\.1:\\d+)\n");

    private final Server server;
    private final Optional<Login> login;

    private Registry(Server server, Optional<Login> login) {
        this.server = server;
        this.login = login;
    }

    /** Debian's registry with basic authentication. */
    static Registry withHtpasswd(Path folder) throws IOException {
        return dockerRegistry(folder, "", htpasswd(folder));
    }

    /** The same over TLS, as this server. */
    static Registry withTls(Path folder, HeldCertificate server) throws IOException {
        Path certificate = Files.writeString(folder.resolve("server.pem"), server.certificatePem());
        Path key = Files.writeString(folder.resolve("server.key"), server.privateKeyPkcs8Pem());
        return dockerRegistry(folder, """
                  tls:
                    certificate: '%s'
                    key: '%s'
                """.formatted(certificate, key), htpasswd(folder));
    }

    private static String htpasswd(Path folder) throws IOException {
        Path users = Files.writeString(folder.resolve("htpasswd"), Login.INTEROP.htpasswd() + "\n");
        return """
                  htpasswd:
                    realm: interop
                    path: '%s'
                """.formatted(users);
    }

    /** Debian's registry with the tokens of {@code tokens}. */
    static Registry withTokens(Path folder, TokenServer tokens) throws IOException {
        Path trusted = Files.writeString(folder.resolve("trusted.pem"), tokens.certificatePem());
        return dockerRegistry(
                folder, "", """
                  token:
                    realm: %s
                    service: %s
                    issuer: %s
                    rootcertbundle: '%s'
                """.formatted(tokens.realm(), TokenServer.SERVICE, TokenServer.ISSUER, trusted));
    }

    /** A registry in memory that knows the referrers API and asks nobody who they are. */
    static Registry withReferrers(Path folder) throws IOException {
        List<String> command = List.of(Tool.REGISTRY_WITH_REFERRERS.path().toString());
        return new Registry(new Server(command, folder.resolve("log"), ADDRESS_ALONE), Optional.empty());
    }

    private static Registry dockerRegistry(Path folder, String tls, String auth) throws IOException {
        Path config = Files.writeString(
                folder.resolve("config.yml"), """
                version: 0.1
                storage:
                  filesystem:
                    rootdirectory: '%s'
                http:
                  addr: 127.0.0.1:0
                  secret: interop
                """.formatted(folder.resolve("storage")) + tls + "auth:\n" + auth);
        List<String> command = List.of(Tool.DOCKER_REGISTRY.path().toString(), "serve", config.toString());
        return new Registry(
                new Server(command, folder.resolve("log"), DOCKER_REGISTRY_LISTENS), Optional.of(Login.INTEROP));
    }

    /** Host and port. */
    String host() {
        return server.address();
    }

    /** Who may read and write; nobody in particular where the registry does not ask. */
    Optional<Login> login() {
        return login;
    }

    /** Writes the login down as a config.json in {@code folder}, for the tools that read Docker's file. */
    Path writeDockerConfig(Path folder) throws IOException {
        String entries = login.map(known -> "\"%s\": {\"auth\": \"%s\"}".formatted(host(), known.basic()))
                .orElse("");
        Files.writeString(folder.resolve("config.json"), "{\"auths\": {%s}}".formatted(entries));
        return folder;
    }

    String log() throws IOException {
        return server.log();
    }

    @Override
    public void close() {
        server.close();
    }
}
