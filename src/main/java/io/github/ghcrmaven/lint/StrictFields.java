// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.go.Quoted;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The rule of Helm 4 that Chart.yaml has no field twice and none that Helm does not know (pkg/chart/v2/util/chartfile.go,
 * StrictLoadChartfile). Helm names the first unknown field; here each is named. Where a field is there twice, Helm looks
 * no further.
 */
final class StrictFields {

    private static final String PREFIX = "failed to strictly parse chart metadata file\n\t";
    private static final Set<String> METADATA = Set.of(
            "name",
            "home",
            "sources",
            "version",
            "description",
            "keywords",
            "maintainers",
            "icon",
            "apiversion",
            "condition",
            "tags",
            "appversion",
            "deprecated",
            "annotations",
            "kubeversion",
            "dependencies",
            "type");
    private static final Map<String, Set<String>> OF_ENTRIES = Map.of(
            "maintainers",
            Set.of("name", "email", "url"),
            "dependencies",
            Set.of("name", "version", "repository", "condition", "tags", "enabled", "import-values", "alias"));

    private final Findings findings;
    private final Set<Node> seen = new HashSet<>();
    private boolean duplicates;

    private StrictFields(Findings findings) {
        this.findings = findings;
    }

    static void check(@Nullable Node root, Findings findings) {
        if (root == null) {
            return;
        }
        StrictFields fields = new StrictFields(findings);
        fields.duplicates(root);
        if (!fields.duplicates && root instanceof MappingNode metadata) {
            fields.unknown(metadata, METADATA);
            for (NodeTuple entry : metadata.getValue()) {
                Set<String> known = OF_ENTRIES.get(key(entry).toLowerCase(Locale.ROOT));
                if (known != null && entry.getValueNode() instanceof SequenceNode list) {
                    list.getValue().stream()
                            .filter(MappingNode.class::isInstance)
                            .forEach(element -> fields.unknown((MappingNode) element, known));
                }
            }
        }
    }

    private void duplicates(Node node) {
        if (!seen.add(node)) {
            return; // an alias
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::duplicates);
        } else if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple entry : mapping.getValue()) {
                if (!keys.add(key(entry))) {
                    int line = Lines.of(entry.getKeyNode());
                    duplicates = true;
                    findings.warning(
                            ChartfileRules.FILE,
                            line,
                            PREFIX + "error converting YAML to JSON: yaml: unmarshal errors:\n  line " + line + ": key "
                                    + Quoted.of(key(entry)) + " already set in map");
                }
                duplicates(entry.getValueNode());
            }
        }
    }

    private void unknown(MappingNode mapping, Set<String> known) {
        for (NodeTuple entry : mapping.getValue()) {
            String name = key(entry).toLowerCase(Locale.ROOT);
            if (!known.contains(name) && !name.equals("<<")) {
                findings.warning(
                        ChartfileRules.FILE,
                        Lines.of(entry.getKeyNode()),
                        PREFIX + "error unmarshaling JSON: while decoding JSON: json: unknown field "
                                + Quoted.of(key(entry)));
            }
        }
    }

    private static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
