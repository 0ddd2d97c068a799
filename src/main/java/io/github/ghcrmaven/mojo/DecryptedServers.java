// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Optional;
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
