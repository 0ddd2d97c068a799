// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.GhcrToken;
import io.github.ghcrmaven.auth.Secret;
import java.io.Console;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** Asks a person for a credential or a password, which is not shown while it is typed. */
record Prompt(Console console) {

    /** Only where Maven may ask (not with {@code -B}) and somebody is there to answer. */
    static Optional<Prompt> of(MavenSession session) {
        return session.getRequest().isInteractiveMode()
                ? Optional.ofNullable(System.console()).map(Prompt::new)
                : Optional.empty();
    }

    /** What was typed; empty where one of the two was left out. */
    Optional<Credential> ask(String host) {
        String user = console.readLine("User name for %s: ", host);
        if (isMissing(user)) {
            return Optional.empty();
        }
        String hint = host.equals(GhcrToken.HOST) ? " (classic, with write:packages)" : "";
        char[] typed = console.readPassword("Token%s, not shown: ", hint);
        String token = typed == null ? "" : new String(typed).strip();
        return token.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credential(user.strip(), new Secret(token), "typed in"));
    }

    /** What was typed, which may be nothing. */
    Secret password(String what) {
        char[] typed = console.readPassword("%s, not shown: ", what);
        return new Secret(typed == null ? "" : new String(typed));
    }

    private static boolean isMissing(@Nullable String line) {
        return line == null || line.isBlank();
    }
}
