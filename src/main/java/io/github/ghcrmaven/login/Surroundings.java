// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.github.ActionsRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What surrounds a push on GitHub: the run that this build is part of, and the workflows that will build the project. */
public final class Surroundings {

    private Surroundings() {}

    /**
     * Looks at both, as far as they are there.
     *
     * @param workflows the root of the repository whose workflows are read; empty where none are
     * @param keyless whether the jobs that publish sign in the name of their workflow
     */
    public static List<Check> of(Environment environment, Optional<Path> workflows, boolean keyless)
            throws IOException {
        List<Check> checks = new ArrayList<>();
        ActionsRun.of(environment).map(RunChecks::of).ifPresent(checks::addAll);
        if (workflows.isPresent()) {
            checks.addAll(WorkflowChecks.of(workflows.get(), keyless));
        }
        return checks;
    }
}
