// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import com.google.cloud.tools.jib.registry.credentials.CredentialHelperUnhandledServerUrlException;
import com.google.cloud.tools.jib.registry.credentials.DockerCredentialHelper;
import io.github.ghcrmaven.fault.FaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that keeps credentials, {@code docker-credential-…}, asked through jib. Nothing else sees jib, so that it is
 * loaded only where a file names a helper.
 *
 * <p>jib's CredentialRetrieverFactory is not used: it takes whatever goes wrong, a locked keychain or an answer that is
 * cut off, for a helper that knows no credential. Nothing of what a helper answers is repeated, and no cause kept: jib puts
 * the answer into its exceptions and the password into its credentials' text.
 *
 * @param name the program's name
 * @param program the program
 * @param origin where the helper is named
 * @param limit how long it may take; some ask a person
 */
record CredentialHelper(String name, Path program, String origin, Duration limit) {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /**
     * The helper that a credential file names.
     *
     * @throws FaultException where the program is not there
     */
    static CredentialHelper of(String suffix, String file, Machine machine) {
        String name = HelperProgram.name(suffix);
        return new CredentialHelper(
                name,
                HelperProgram.find(suffix, machine)
                        .orElseThrow(() -> new FaultException(
                                file + " names the credential helper " + name + ", which is not on the PATH.",
                                "install it, or take it out of the file",
                                "credential-helper")),
                file,
                LIMIT);
    }

    /**
     * The credential that the helper has for a registry.
     *
     * @throws FaultException where it fails otherwise than by having none
     */
    Optional<Credential> get(String server) {
        FutureTask<Optional<Credential>> asking = new FutureTask<>(() -> ask(server));
        Thread thread = new Thread(asking, name);
        thread.setDaemon(true);
        thread.start();
        try {
            return asking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stop();
            throw failed(server, "did not answer within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw failed(server, "was interrupted");
        } catch (ExecutionException e) {
            throw failed(server, "failed");
        }
    }

    private Optional<Credential> ask(String server) throws Exception {
        try {
            var answer = new DockerCredentialHelper(server, program).retrieve();
            String user = answer.getUsername();
            return Optional.of(new Credential(user, new Secret(answer.getPassword()), name + " by " + origin));
        } catch (CredentialHelperUnhandledServerUrlException e) {
            if (String.valueOf(e.getMessage()).contains(HelperProgram.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** jib keeps the process to itself; the path tells it from other children of this one. */
    private void stop() {
        ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(program.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private FaultException failed(String server, String how) {
        return new FaultException(
                "The credential helper " + name + " " + how + " when asked for " + server + " (named by " + origin
                        + ").",
                "see what it says: echo " + server + " | " + name + " get\n(it prints the password where it has one)",
                "credential-helper");
    }
}
