// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Machine;
import io.github.ghcrmaven.auth.Platform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/** Takes the environment from the session, where Maven keeps its variables under {@code env.}. */
final class Environments {

    private static final String PREFIX = "env.";

    private Environments() {}

    static Environment of(MavenSession session) {
        Map<String, String> variables = new HashMap<>();
        session.getSystemProperties().forEach((name, value) -> {
            if (name.toString().startsWith(PREFIX)) {
                variables.put(name.toString().substring(PREFIX.length()), value.toString());
            }
        });
        return new Environment(variables);
    }

    /** The machine as the tools see it whose credential files are read: they go by {@code HOME} before the account. */
    static Machine machine(MavenSession session) {
        Environment environment = of(session);
        Properties system = session.getSystemProperties();
        Platform platform = Platform.of(system.getProperty("os.name", ""));
        String home = environment
                .get(platform == Platform.WINDOWS ? "USERPROFILE" : "HOME")
                .orElse(system.getProperty("user.home", ""));
        return new Machine(environment, Path.of(home), platform);
    }
}
