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

    /**
     * Reads the workflows of the repository at this root.
     *
     * @param keyless whether the jobs sign in the name of their workflow, which takes an identity token
     */
    static List<Check> of(Path root, boolean keyless) throws IOException {
        List<Check> checks = new ArrayList<>();
        for (Workflow workflow : Workflow.in(root)) {
            if (!workflow.problem().isEmpty()) {
                checks.add(Check.warn(LABEL, workflow.file() + " " + workflow.problem(), "correct it"));
            }
            for (WorkflowJob job : workflow.jobs()) {
                if (job.publishes()) {
                    checks.add(permissions(job, keyless));
                } else if (!job.calls().isEmpty()) {
                    checks.add(Check.none(LABEL, job + ", calls another workflow, which was not looked into"));
                }
            }
        }
        return checks.isEmpty() ? List.of(Check.none(LABEL, "no job of .github/workflows runs mvn deploy")) : checks;
    }

    private static Check permissions(WorkflowJob job, boolean keyless) {
        WorkflowPermissions permissions = job.permissions();
        boolean identity = permissions.mayHaveIdentity() || !keyless;
        if (permissions.mayWritePackages() && identity) {
            return Check.ok(LABEL, job + ", runs mvn deploy and may write packages" + (keyless ? " and sign" : ""));
        }
        List<String> missing = new ArrayList<>();
        if (!permissions.mayWritePackages()) {
            missing.add("packages: write");
        }
        if (!identity) {
            missing.add("id-token: write");
        }
        String text = job + ", runs mvn deploy without " + String.join(" and ", missing);
        String consequence = identity ? "" : "\nkeyless signing will fail there";
        if (permissions.areDefault()) {
            String also = identity ? "" : ",\nnor can the job sign";
            return Check.warn(
                    LABEL,
                    text + ":\nit names no permissions, and by default a token may not write packages" + also,
                    "add to the job (line " + job.line() + ")\n" + block(keyless));
        }
        String place = "(line " + permissions.line() + ")";
        return permissions.listed()
                ? Check.warn(
                        LABEL,
                        text + consequence,
                        "add under permissions " + place + "\n  " + String.join("\n  ", missing))
                : Check.warn(
                        LABEL, text + consequence, "in place of permissions " + place + " write\n" + block(keyless));
    }

    /** Checking out takes the last: what is not named is not allowed. */
    private static String block(boolean keyless) {
        return "  permissions:\n    packages: write\n" + (keyless ? "    id-token: write\n" : "")
                + "    contents: read";
    }
}
