// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.github.ActionsRun;
import java.util.ArrayList;
import java.util.List;

/** What GitHub keeps from the run of a workflow, whatever the workflow says. */
final class RunChecks {

    private static final String LABEL = "run";

    private RunChecks() {}

    /** Looks at a run. */
    static List<Check> of(ActionsRun run) {
        List<Check> checks = new ArrayList<>();
        if (run.fork()) {
            checks.add(Check.warn(
                    LABEL,
                    "this is the run of a pull request from a fork: GitHub gives it a token that only reads,\n"
                            + "and no setting of the workflow changes that",
                    "leave such runs out: at the job or step that publishes, add\n"
                            + "  if: github.event_name != 'pull_request' ||"
                            + " github.event.pull_request.head.repo.full_name == github.repository"));
        }
        if (run.dependabot()) {
            checks.add(
                    Check.warn(
                            LABEL,
                            "Dependabot started this run: unless the job says otherwise, its token only reads",
                            "leave its runs out: at the job or step that publishes, add\n  if: github.actor != 'dependabot[bot]'"));
        }
        if (checks.isEmpty()) {
            checks.add(Check.ok(LABEL, "GitHub Actions, neither of a fork nor of Dependabot"));
        }
        return checks;
    }
}
