// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.github.Workflow;
import io.github.ghcrmaven.github.WorkflowJob;
import io.github.ghcrmaven.github.WorkflowPermissions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the jobs that publish may do so. They run elsewhere: what is wrong with them fails nothing here. */
final class WorkflowChecks {

    private static final String LABEL = "workflow";

    private WorkflowChecks() {}

    /** Reads the workflows of the repository at this root. */
    static List<Check> of(Path root) throws IOException {
        List<Check> checks = new ArrayList<>();
        for (Workflow workflow : Workflow.in(root)) {
            if (!workflow.problem().isEmpty()) {
                checks.add(Check.warn(LABEL, workflow.file() + " " + workflow.problem(), "correct it"));
            }
            for (WorkflowJob job : workflow.jobs()) {
                if (job.publishes()) {
                    checks.add(permissions(job));
                } else if (!job.calls().isEmpty()) {
                    checks.add(Check.none(LABEL, job + ", calls another workflow, which was not looked into"));
                }
            }
        }
        return checks.isEmpty() ? List.of(Check.none(LABEL, "no job of .github/workflows runs mvn deploy")) : checks;
    }

    private static Check permissions(WorkflowJob job) {
        WorkflowPermissions permissions = job.permissions();
        if (permissions.mayWritePackages()) {
            return Check.ok(LABEL, job + ", runs mvn deploy and may write packages");
        }
        String text = job + ", runs mvn deploy without packages: write";
        if (permissions.areDefault()) {
            return Check.warn(
                    LABEL,
                    text + ":\nit names no permissions, and by default a token may not write packages",
                    "add to the job (line " + job.line() + ")\n" + block());
        }
        String place = "(line " + permissions.line() + ")";
        return permissions.listed()
                ? Check.warn(LABEL, text, "add under permissions " + place + "\n  packages: write")
                : Check.warn(LABEL, text, "in place of permissions " + place + " write\n" + block());
    }

    /** Checking out takes the second: what is not named is not allowed. */
    private static String block() {
        return "  permissions:\n    packages: write\n    contents: read";
    }
}
