// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

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
