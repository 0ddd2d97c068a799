// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

/**
 * A job of a workflow.
 *
 * @param workflow the workflow's file, below the repository's root: {@code .github/workflows/release.yml}
 * @param id the job's id
 * @param line where it begins, from 1
 * @param permissions what its token may do
 * @param publishes whether one of its steps runs Maven to publish
 * @param calls the reusable workflow that it calls; empty where it has steps
 */
public record WorkflowJob(
        String workflow, String id, int line, WorkflowPermissions permissions, boolean publishes, String calls) {

    /** Where it stands, for messages. */
    @Override
    public String toString() {
        return workflow + ", job " + id;
    }
}
