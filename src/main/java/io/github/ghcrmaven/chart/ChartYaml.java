// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.yaml.GoYaml;
import io.github.ghcrmaven.yaml.HelmScalars;
import io.github.ghcrmaven.yaml.HelmYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Chart.yaml as it goes into the archive: the file's own text, comments and order kept, with other versions. Where the text
 * cannot be edited so that Helm reads just that (an alias as version, say), it is written anew as Helm writes it.
 */
final class ChartYaml {

    /** What needs no quotes, for any reader of YAML. */
    private static final Pattern SAFE_PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]*");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

    private record Edit(int start, int end, String replacement) {}

    private ChartYaml() {}

    /**
     * The text for these metadata, which differ from what {@code original} says in what the build sets alone, or in
     * dependencies that a v2 chart declares in its requirements.yaml: that file does not go into the archive.
     */
    static byte[] saying(byte[] original, Metadata metadata) {
        byte[] anew = GoYaml.write(MetadataMembers.of(inChartYaml(metadata))).getBytes(StandardCharsets.UTF_8);
        // not in every text: Helm's own YAML folds U+0085 when it is read again, and what it says then counts
        Metadata wanted = said(anew).orElseGet(() -> inChartYaml(metadata));
        if (says(original, wanted)) {
            return original;
        }
        String edited = edit(new String(original, StandardCharsets.UTF_8), wanted);
        if (edited != null) {
            byte[] bytes = edited.getBytes(StandardCharsets.UTF_8);
            if (says(bytes, wanted)) {
                return bytes;
            }
        }
        return anew;
    }

    private static boolean says(byte[] chartYaml, Metadata metadata) {
        return said(chartYaml).filter(metadata::equals).isPresent();
    }

    private static Optional<Metadata> said(byte[] chartYaml) {
        try {
            return Optional.of(MetadataReader.read("Chart.yaml", chartYaml));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The dependencies of a chart of apiVersion v1 stand in its requirements.yaml alone. */
    private static Metadata inChartYaml(Metadata metadata) {
        return metadata.apiVersion().equals("v1") ? metadata.withDependencies(List.of()) : metadata;
    }

    private static @Nullable String edit(String text, Metadata metadata) {
        if (!(HelmYaml.compose(text) instanceof MappingNode root)) {
            return null;
        }
        List<Edit> edits = new ArrayList<>();
        set(text, root, "version", metadata.version(), edits);
        set(text, root, "appVersion", metadata.appVersion(), edits);
        edits.sort(Comparator.comparingInt(Edit::start).reversed());
        StringBuilder edited = new StringBuilder(text);
        for (Edit edit : edits) {
            if (edit.start < 0 || edit.end > edited.length()) {
                return null;
            }
            edited.replace(edit.start, edit.end, edit.replacement);
        }
        return edited.toString();
    }

    private static void set(String text, MappingNode root, String name, String value, List<Edit> edits) {
        boolean found = false;
        for (NodeTuple entry : root.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equalsIgnoreCase(name)) {
                found = true;
                Node old = entry.getValueNode();
                edits.add(new Edit(
                        offset(text, old.getStartMark().getIndex()),
                        offset(text, old.getEndMark().getIndex()),
                        (text.charAt(offset(text, old.getStartMark().getIndex()) - 1) == ':' ? " " : "")
                                + scalar(
                                        value,
                                        old instanceof ScalarNode scalar
                                                ? scalar.getScalarStyle()
                                                : ScalarStyle.PLAIN)));
            }
        }
        if (!found && !value.isEmpty()) {
            int first = offset(text, root.getStartMark().getIndex());
            edits.add(new Edit(first, first, name + ": " + scalar(value, ScalarStyle.PLAIN) + lineEnd(text)));
        }
    }

    /** SnakeYAML counts code points. */
    private static int offset(String text, int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    private static String lineEnd(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
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
