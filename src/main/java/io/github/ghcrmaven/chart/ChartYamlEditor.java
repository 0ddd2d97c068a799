// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.yaml.GoYaml;
import io.github.ghcrmaven.yaml.HelmScalars;
import io.github.ghcrmaven.yaml.HelmYaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Replaces and adds scalars in the text of a Chart.yaml and leaves all else as it is. Whether the result says what it should
 * is for the caller to find out: YAML has more forms than are looked at here.
 */
final class ChartYamlEditor {

    /** What needs no quotes, for any reader of YAML. */
    private static final Pattern SAFE_PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./+_-]*");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");
    private static final String ANNOTATIONS = "annotations";

    private record Edit(int start, int end, String replacement) {}

    private final String text;
    private final String lineEnd;
    private final List<Edit> edits = new ArrayList<>();

    private ChartYamlEditor(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The text with the versions and annotations that are wanted; empty where it is no mapping, or has no such place. */
    static Optional<String> edited(String text, Metadata said, Metadata wanted) {
        if (!(HelmYaml.compose(text) instanceof MappingNode root)) {
            return Optional.empty();
        }
        ChartYamlEditor editor = new ChartYamlEditor(text);
        editor.set(root, "version", said.version(), wanted.version());
        editor.set(root, "appVersion", said.appVersion(), wanted.appVersion());
        SortedMap<String, String> changed = new TreeMap<>(wanted.annotations());
        changed.entrySet().removeAll(said.annotations().entrySet());
        if (!changed.isEmpty()) {
            editor.annotate(root, changed);
        }
        return editor.applied();
    }

    private Optional<String> applied() {
        edits.sort(
                Comparator.comparingInt(Edit::start).reversed()); // stable: what is added at one place stays in order
        StringBuilder edited = new StringBuilder(text);
        for (Edit edit : edits) {
            if (edit.start < 0 || edit.end > edited.length()) {
                return Optional.empty();
            }
            edited.replace(edit.start, edit.end, edit.replacement);
        }
        return Optional.of(edited.toString());
    }

    private void set(MappingNode root, String name, String said, String wanted) {
        if (said.equals(wanted)) {
            return;
        }
        List<Node> values = values(root, name);
        values.forEach(value -> replace(value, wanted));
        if (values.isEmpty()) {
            addFirst(root, name + ": " + scalar(wanted, ScalarStyle.PLAIN));
        }
    }

    private void annotate(MappingNode root, Map<String, String> annotations) {
        List<Node> values = values(root, ANNOTATIONS);
        if (values.isEmpty()) {
            String lines = annotations.entrySet().stream()
                    .map(annotation -> lineEnd + "  " + entry(annotation))
                    .collect(Collectors.joining());
            addFirst(root, ANNOTATIONS + ":" + lines);
            return;
        }
        for (Node value : values) {
            if (value instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
                annotations.entrySet().forEach(annotation -> annotate(mapping, annotation));
            } else {
                replaceWith(value, flow(annotations));
            }
        }
    }

    private void annotate(MappingNode mapping, Map.Entry<String, String> annotation) {
        List<Node> values = mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(annotation.getKey()))
                .map(NodeTuple::getValueNode)
                .toList();
        values.forEach(value -> replace(value, annotation.getValue()));
        if (values.isEmpty()) {
            addFirst(mapping, entry(annotation));
        }
    }

    private static List<Node> values(MappingNode root, String name) {
        return root.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equalsIgnoreCase(name))
                .map(NodeTuple::getValueNode)
                .toList();
    }

    private static String flow(Map<String, String> annotations) {
        return annotations.entrySet().stream().map(ChartYamlEditor::entry).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String entry(Map.Entry<String, String> annotation) {
        return scalar(annotation.getKey(), ScalarStyle.PLAIN) + ": " + GoYaml.quoted(annotation.getValue());
    }

    /** Adds an entry before the first of a mapping, in the mapping's own style. */
    private void addFirst(MappingNode mapping, String entry) {
        int first = offset(mapping.getValue().get(0).getKeyNode().getStartMark().getIndex());
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            edits.add(new Edit(first, first, entry + ", "));
        } else {
            String indent = " "
                    .repeat(mapping.getValue()
                            .get(0)
                            .getKeyNode()
                            .getStartMark()
                            .getColumn());
            edits.add(new Edit(first, first, entry + lineEnd + indent));
        }
    }

    private void replace(Node value, String wanted) {
        replaceWith(
                value,
                scalar(wanted, value instanceof ScalarNode scalar ? scalar.getScalarStyle() : ScalarStyle.PLAIN));
    }

    private void replaceWith(Node value, String replacement) {
        int start = offset(value.getStartMark().getIndex());
        int end = offset(value.getEndMark().getIndex());
        boolean besideColon = text.charAt(start - 1) == ':';
        boolean toTheLineEnd = end > start && text.charAt(end - 1) == '\n'; // a block of lines
        edits.add(new Edit(start, end, (besideColon ? " " : "") + replacement + (toTheLineEnd ? lineEnd : "")));
    }

    /** SnakeYAML counts code points. */
    private int offset(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    private static String scalar(String value, ScalarStyle style) {
        if (style == ScalarStyle.SINGLE_QUOTED) {
            return "'" + value.replace("'", "''") + "'";
        }
        boolean plain = style != ScalarStyle.DOUBLE_QUOTED
                && SAFE_PLAIN.matcher(value).matches()
                && HelmScalars.resolve(value) instanceof String
                && !DATE.matcher(value).matches();
        return plain ? value : GoYaml.quoted(value);
    }
}
