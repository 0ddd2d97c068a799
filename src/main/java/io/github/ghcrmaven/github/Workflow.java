// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A workflow's file. Only its nodes are looked at and nothing is made of them, so that {@code on} is no Boolean and an alias
 * does not multiply.
 *
 * @param file the file below the repository's root, with {@code /}
 * @param jobs its jobs
 * @param problem why it could not be read; empty where it was
 */
public record Workflow(String file, List<WorkflowJob> jobs, String problem) {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_FILES = 200;
    private static final Path FOLDER = Path.of(".github", "workflows");

    /** The root of the repository that holds this folder, by its workflows; none where it has no workflows. */
    public static Optional<Path> rootAbove(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(FOLDER))) {
                return Optional.of(at);
            }
            if (Files.exists(at.resolve(".git"))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The workflows of a repository, by name. */
    public static List<Workflow> in(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
            List<Path> known = files.filter(
                            file -> file.getFileName().toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            List<Workflow> workflows = new ArrayList<>();
            for (Path file : known) {
                workflows.add(read(root.relativize(file).toString().replace('\\', '/'), file));
            }
            return workflows;
        }
    }

    /**
     * A job of one workflow; none where the file is not there, is odd, or lies outside of the repository.
     *
     * @param file the file below the root
     */
    static Optional<WorkflowJob> job(Path root, String file, String id) {
        Path base = root.normalize();
        Path path = base.resolve(file).normalize();
        if (!path.startsWith(base)) {
            return Optional.empty();
        }
        try {
            return read(file, path).jobs().stream()
                    .filter(job -> job.id().equals(id))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Workflow read(String name, Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            return new Workflow(name, List.of(), "is larger than 1 MiB");
        }
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .compose(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
            return new Workflow(name, jobs(name, root), "");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return new Workflow(name, List.of(), "is not YAML at line " + line);
        } catch (YAMLException e) {
            return new Workflow(name, List.of(), "is not YAML");
        }
    }

    private static List<WorkflowJob> jobs(String name, @Nullable Node root) {
        Optional<NodeTuple> permissions = entry(root, "permissions");
        List<WorkflowJob> jobs = new ArrayList<>();
        Node all = value(root, "jobs");
        if (all instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                Node job = entry.getValueNode();
                jobs.add(new WorkflowJob(
                        name,
                        text(entry.getKeyNode()),
                        entry.getKeyNode().getStartMark().getLine() + 1,
                        WorkflowPermissions.of(entry(job, "permissions"), permissions),
                        publishes(job),
                        text(value(job, "uses"))));
            }
        }
        return jobs;
    }

    private static boolean publishes(Node job) {
        return value(job, "steps") instanceof SequenceNode steps
                && steps.getValue().stream().anyMatch(step -> MavenCommand.publishes(text(value(step, "run"))));
    }

    private static @Nullable Node value(@Nullable Node node, String key) {
        return entry(node, key).map(NodeTuple::getValueNode).orElse(null);
    }

    static Optional<NodeTuple> entry(@Nullable Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> text(entry.getKeyNode()).equals(key))
                        .findFirst()
                : Optional.empty();
    }

    /** A scalar's text; empty for anything else. */
    static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
