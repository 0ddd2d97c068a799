// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The token that GitHub's own client is logged in with, for ghcr.io. Only where the user asks for it: what gh may do, a
 * build should not do by itself.
 *
 * @param machine where gh is
 * @param limit how long gh may take
 */
public record GhCli(Machine machine, Duration limit) implements CredentialSource {

    private static final String ASKED = "useGhCli asks for the token of gh";

    /** The source with the limit that it normally has. */
    public static GhCli on(Machine machine) {
        return new GhCli(machine, Duration.ofSeconds(20));
    }

    @Override
    public String name() {
        return "gh auth token";
    }

    @Override
    public Lookup lookup(Repository repository) {
        if (!repository.registry().equals(GhcrToken.HOST)) {
            return new Absent(name(), "only for " + GhcrToken.HOST);
        }
        Optional<Path> gh = machine.program("gh");
        if (gh.isEmpty()) {
            throw fault(ASKED + ", and gh is not on the PATH.");
        }
        ProcessOutput answer = run(gh.get());
        String token = answer.output().strip();
        if (answer.status() == 0 && !token.isEmpty() && token.indexOf('\n') < 0) {
            String user = GhcrToken.userName(machine.environment(), GhcrToken.GITHUB_USERS);
            return new Found(new Credential(user, new Secret(token), name()));
        }
        if (answer.errors().contains("no oauth token")) {
            return new Absent(name(), "gh is not logged in at github.com");
        }
        throw fault(ASKED + ", and gh auth token fails (" + answer + ").");
    }

    private ProcessOutput run(Path gh) {
        try {
            return ProcessOutput.of(List.of(gh.toString(), "auth", "token", "--hostname", "github.com"), limit);
        } catch (IOException e) {
            throw fault(ASKED + ", and gh auth token fails: " + e.getMessage() + ".");
        }
    }

    private static FaultException fault(String what) {
        return new FaultException(
                what,
                "see what it says: gh auth status --hostname github.com; or leave useGhCli out",
                "credential-helper");
    }
}
