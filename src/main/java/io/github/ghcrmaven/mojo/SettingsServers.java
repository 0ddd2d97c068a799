// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.CredentialSource;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.io.File;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * The {@code <server>} entries of settings.xml, decrypted by Maven. The entry for a host has the host as id, with its port
 * or without; {@code serverId} names another one for the destination alone.
 */
final class SettingsServers implements CredentialSource {

    private final MavenSession session;
    private final DecryptedServers servers;
    private final @Nullable String serverId;
    private final String destination;

    SettingsServers(MavenSession session, SettingsDecrypter decrypter, @Nullable String serverId, String destination) {
        this.session = session;
        this.servers = new DecryptedServers(session, decrypter);
        this.serverId = serverId;
        this.destination = destination;
    }

    @Override
    public String name() {
        return "settings.xml";
    }

    @Override
    public Lookup lookup(Repository repository) {
        Set<String> ids = ids(repository.registry());
        for (String id : ids) {
            Optional<Server> server = servers.find(id);
            if (server.isPresent()) {
                return new Found(credential(server.get()));
            }
        }
        String read = shown(session.getRequest().getUserSettingsFile());
        return new Absent(name(), "no <server> with id " + String.join(" or ", ids) + read);
    }

    private Set<String> ids(String host) {
        if (serverId != null && host.equals(destination)) {
            return Set.of(serverId);
        }
        Set<String> ids = new LinkedHashSet<>();
        ids.add(host);
        ids.add(host.replaceFirst(":[0-9]+$", ""));
        return ids;
    }

    private Credential credential(Server server) {
        String username = server.getUsername();
        String password = server.getPassword();
        if (isMissing(username) || isMissing(password)) {
            throw fault(server, "has no " + (isMissing(username) ? "<username>" : "<password>"));
        }
        if (username.contains("${") || password.contains("${")) {
            throw fault(server, "holds a ${…} that nothing replaces");
        }
        return new Credential(username, new Secret(password), "server '" + server.getId() + "' in settings.xml");
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static FaultException fault(Server server, String what) {
        return DecryptedServers.fault(server, what, "complete it with <username> and <password>, or remove it");
    }

    private static String shown(@Nullable File settings) {
        if (settings == null) {
            return "";
        }
        String home = System.getProperty("user.home", "");
        String path = settings.getPath();
        return " (read: " + (!home.isEmpty() && path.startsWith(home) ? "~" + path.substring(home.length()) : path)
                + ")";
    }
}
