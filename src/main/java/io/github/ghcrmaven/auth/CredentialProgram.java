// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import com.google.gson.JsonObject;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that keeps credentials, told to take or to forget one (docker/docker-credential-helpers, client/client.go). The
 * secret goes through its input: a command line is seen by every process. Nothing of what it says is repeated.
 *
 * @param name the program's name
 * @param program the program
 * @param origin where it is named
 */
record CredentialProgram(String name, Path program, String origin) {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int LONGEST = 64 << 10;

    /**
     * The helper that a file names.
     *
     * @throws FaultException where it is not there
     */
    static CredentialProgram of(String suffix, String origin, Machine machine) {
        String name = HelperProgram.name(suffix);
        return HelperProgram.find(suffix, machine)
                .map(found -> new CredentialProgram(name, found, origin))
                .orElseThrow(() -> new FaultException(
                        origin + " names the credential helper " + name + ", which is not on the PATH.",
                        "install it, or take it out of the file",
                        "login-store"));
    }

    /** The helper of this platform, where it is installed (oras-go, registry/remote/credentials/native_store_*.go). */
    static Optional<String> ofPlatform(Machine machine) {
        String suffix = switch (machine.platform()) {
            case WINDOWS -> "wincred";
            case MAC -> "osxkeychain";
            case LINUX -> machine.program("pass").isPresent() ? "pass" : "secretservice";
        };
        return HelperProgram.find(suffix, machine).map(found -> suffix);
    }

    void store(String key, Credential credential) {
        JsonObject input = new JsonObject();
        input.addProperty("ServerURL", key);
        input.addProperty("Username", credential.username());
        input.addProperty("Secret", credential.secret().reveal());
        if (run("store", input.toString()).status() != 0) {
            throw failed("could not keep the credential of " + key);
        }
    }

    /** Forgets a credential; false where it has none. */
    boolean erase(String key) {
        Answer answer = run("erase", key);
        if (answer.status() != 0 && !answer.text().contains(HelperProgram.NOT_FOUND)) {
            throw failed("could not forget the credential of " + key);
        }
        return answer.status() == 0;
    }

    private record Answer(int status, String text) {}

    private Answer run(String action, String input) {
        try {
            Process process = new ProcessBuilder(List.of(program.toString(), action))
                    .redirectErrorStream(true)
                    .start();
            FutureTask<Answer> talk = new FutureTask<>(() -> talk(process, input));
            Thread thread = new Thread(talk, name);
            thread.setDaemon(true);
            thread.start();
            try {
                return talk.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } catch (TimeoutException e) {
            throw failed("did not answer within " + LIMIT.toSeconds() + " s");
        } catch (IOException | ExecutionException e) {
            throw failed("could not be run");
        }
    }

    private static Answer talk(Process process, String input) throws IOException, InterruptedException {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it has ended without reading: its status says why
        }
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            in.skip(Long.MAX_VALUE);
            return new Answer(process.waitFor(), text);
        }
    }

    private FaultException failed(String what) {
        return new FaultException(
                "The credential helper " + name + " " + what + " (named by " + origin + ").",
                "see whether it works: " + name + " list",
                "login-store");
    }
}
