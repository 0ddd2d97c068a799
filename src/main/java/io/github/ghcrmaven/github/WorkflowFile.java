// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Finds a job in a workflow's file. It is a courtesy: where the file is not there, or is odd, no line is named. */
final class WorkflowFile {

    private static final int LONGEST = 1 << 20;

    private WorkflowFile() {}

    /** Where in the repository the run's job stands, as it is said. */
    static String place(ActionsRun run) {
        if (run.workflow().isEmpty() || run.job().isEmpty()) {
            return "the workflow's job";
        }
        String line = lineOf(Path.of(run.workspace()), run.workflow(), run.job())
                .map(number -> " (line " + number + ")")
                .orElse("");
        return run.workflow() + ", job " + run.job() + line;
    }

    /** The line on which a job begins, counted from 1. */
    static Optional<Integer> lineOf(Path workspace, String workflow, String job) {
        Path root = workspace.normalize();
        Path file = root.resolve(workflow).normalize();
        if (!file.startsWith(root)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            Node workflowNode = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return entry(workflowNode, "jobs")
                    .flatMap(jobs -> entry(jobs.getValueNode(), job))
                    .map(found -> found.getKeyNode().getStartMark().getLine() + 1);
        } catch (IOException | YAMLException e) {
            return Optional.empty();
        }
    }

    private static Optional<NodeTuple> entry(Node node, String key) {
        return !(node instanceof MappingNode mapping)
                ? Optional.empty()
                : mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .findFirst();
    }
}
