// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The {@code <server>} entries of settings.xml, decrypted by Maven.
 *
 * @param session whose settings they are
 * @param decrypter decrypts them
 */
record DecryptedServers(MavenSession session, SettingsDecrypter decrypter) {

    /**
     * The entry with that id, if there is one.
     *
     * @throws FaultException where it cannot be decrypted
     */
    Optional<Server> find(String id) {
        return Optional.ofNullable(session.getSettings().getServer(id)).map(this::decrypted);
    }

    /**
     * The passphrase of the entry with that id, which may stand as its password; empty where there is no entry.
     *
     * @throws FaultException where the entry cannot be decrypted, or has none, or one that is yet to be replaced
     */
    Optional<Secret> passphrase(String id) {
        return find(id).map(DecryptedServers::passphrase);
    }

    private static Secret passphrase(Server server) {
        String fix = "complete it with <passphrase>, or remove it";
        String passphrase = Stream.of(server.getPassphrase(), server.getPassword())
                .filter(text -> text != null && !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> fault(server, "has no <passphrase>", fix));
        if (passphrase.contains("${")) {
            throw fault(server, "holds a ${…} that nothing replaces", fix);
        }
        return new Secret(passphrase);
    }

    private Server decrypted(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != Severity.WARNING) {
                throw fault(
                        server,
                        "cannot be decrypted: " + problem.getMessage(),
                        "encrypt it anew with the master password of settings-security.xml, or remove it");
            }
        }
        return result.getServer();
    }

    static FaultException fault(Server server, String what, String fix) {
        return new FaultException(
                "server '" + server.getId() + "' in settings.xml " + what + ".", fix, "half-credentials");
    }
}
