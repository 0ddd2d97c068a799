// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Takes the environment variables from the session, where Maven keeps them under {@code env.}. */
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
}
