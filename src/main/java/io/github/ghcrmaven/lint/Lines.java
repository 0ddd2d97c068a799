// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line that something stands at. */
final class Lines {

    private Lines() {}

    /** The line of a node reached by names and by places in lists; of the last that is there; 0 where none is. */
    static int of(@Nullable Node root, Object... path) {
        Node node = root;
        int line = 0;
        for (Object step : path) {
            node = step instanceof Integer place ? element(node, place) : member(node, (String) step);
            if (node == null) {
                return line;
            }
            line = of(node);
        }
        return line;
    }

    /** The line of a value as JSON has it, at the name of a member; of the last that is there, 0 for the whole. */
    static int ofValue(@Nullable Node root, List<String> path) {
        Node node = root;
        int line = 0;
        for (String step : path) {
            NodeTuple entry = node instanceof MappingNode mapping ? entry(mapping, step) : null;
            if (entry != null) {
                line = of(entry.getKeyNode());
                node = entry.getValueNode();
                continue;
            }
            node = node instanceof SequenceNode ? element(node, Integer.parseInt(step)) : null;
            if (node == null) {
                return line;
            }
            line = of(node);
        }
        return line;
    }

    /** The last of that name: it counts. */
    private static @Nullable NodeTuple entry(MappingNode mapping, String name) {
        NodeTuple found = null;
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                found = entry;
            }
        }
        return found;
    }

    static int of(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The line of a place in a text. */
    static int of(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static @Nullable Node element(@Nullable Node node, int place) {
        return node instanceof SequenceNode list && place < list.getValue().size()
                ? list.getValue().get(place)
                : null;
    }

    private static @Nullable Node member(@Nullable Node node, String name) {
        Node found = null;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equalsIgnoreCase(name)) {
                    found = entry.getValueNode();
                }
            }
        }
        return found;
    }
}
