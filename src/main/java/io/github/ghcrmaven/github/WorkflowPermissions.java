// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What the token of a job may do. Those of the job replace those of the workflow, and what they do not name is not allowed;
 * where neither has any, the repository's settings decide.
 *
 * @param line where {@code permissions} stands, from 1; 0 where it stands nowhere
 * @param listed whether they are a list to which one more can be added
 * @param packages what they say of packages: {@code write}, {@code read} or {@code none}
 * @param idToken what they say of identity tokens, by which a job signs: {@code write} or {@code none}
 */
public record WorkflowPermissions(int line, boolean listed, String packages, String idToken) {

    private static final String NONE = "none";
    private static final String WRITE = "write";

    static WorkflowPermissions of(Optional<NodeTuple> ofJob, Optional<NodeTuple> ofWorkflow) {
        return ofJob.or(() -> ofWorkflow)
                .map(entry -> of(entry.getKeyNode().getStartMark().getLine() + 1, entry.getValueNode()))
                .orElse(new WorkflowPermissions(0, false, NONE, NONE));
    }

    private static WorkflowPermissions of(int line, Node value) {
        if (value instanceof MappingNode mapping) {
            return new WorkflowPermissions(
                    line, !mapping.getValue().isEmpty(), named(mapping, "packages"), named(mapping, "id-token"));
        }
        String all = value instanceof ScalarNode scalar ? scalar.getValue().replace("-all", "") : "";
        return new WorkflowPermissions(line, false, all, all.equals(WRITE) ? WRITE : NONE); // it cannot be read
    }

    private static String named(MappingNode permissions, String name) {
        return Workflow.entry(permissions, name)
                .map(entry -> Workflow.text(entry.getValueNode()))
                .orElse(NONE);
    }

    public boolean areDefault() {
        return line == 0;
    }

    public boolean mayWritePackages() {
        return packages.equals(WRITE);
    }

    /** Whether the job can get an identity token, and so sign in its workflow's name. */
    public boolean mayHaveIdentity() {
        return idToken.equals(WRITE);
    }
}
