// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as Helm reads it (sigs.k8s.io/yaml over go-yaml v2): the first document, the last of duplicate keys, YAML 1.1
 * scalars by {@link HelmScalars}. SnakeYAML parses; what a scalar means is decided here. Aliases are expanded up to a
 * bound, so that a small file cannot fill the memory.
 */
public final class HelmYaml {

    private static final int MOST_NODES = 1_000_000;
    private static final int DEEPEST = 200;
    private static final Tag PLAIN = new Tag("!plain");

    private int nodes;

    private HelmYaml() {}

    /** The root node of the first document, with its source positions; null where there is none. */
    public static @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the caller has bounded the file
        options.setNestingDepthLimit(DEEPEST);
        Yaml yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new PlainScalars());
        Iterator<Node> documents = yaml.composeAll(new StringReader(text)).iterator();
        return documents.hasNext() ? documents.next() : null;
    }

    /**
     * The first document as maps, lists, strings, BigIntegers, Doubles and Booleans; null for an empty one.
     *
     * @throws YAMLException where the text is not YAML
     */
    public static @Nullable Object parse(String text) {
        Node root = compose(text);
        return root == null ? null : new HelmYaml().value(root, 0);
    }

    /** Marks what was written plain, so that a quoted {@code "yes"} stays a string. */
    private static final class PlainScalars extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none of SnakeYAML's: Helm's differ
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, implicit);
        }
    }

    private @Nullable Object value(Node node, int depth) {
        enter(depth);
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                list.add(value(element, depth + 1));
            }
            return list;
        }
        return mapping((MappingNode) node, depth);
    }

    private void enter(int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new YAMLException("the document is too large when its aliases are expanded");
        }
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(PLAIN)
                || tag.equals(Tag.INT)
                || tag.equals(Tag.FLOAT)
                || tag.equals(Tag.BOOL)
                || tag.equals(Tag.NULL)) {
            return HelmScalars.resolve(scalar.getValue());
        }
        return scalar.getValue();
    }

    /** The members by name, since Go writes a map so: import-values go into the config as they are. */
    private Map<String, @Nullable Object> mapping(MappingNode node, int depth) {
        Map<String, @Nullable Object> merged = new TreeMap<>();
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (isMergeKey(entry.getKeyNode())) {
                merge(entry.getValueNode(), depth, merged);
            } else {
                own.put(key(entry.getKeyNode()), value(entry.getValueNode(), depth + 1));
            }
        }
        merged.putAll(own);
        return merged;
    }

    private void merge(Node source, int depth, Map<String, @Nullable Object> target) {
        List<Node> sources = source instanceof SequenceNode several ? several.getValue() : List.of(source);
        for (Node one : sources) {
            if (!(one instanceof MappingNode mapping)) {
                throw new YAMLException("map merge requires map or sequence of maps as the value");
            }
            enter(depth + 1);
            mapping(mapping, depth + 1).forEach(target::putIfAbsent);
        }
    }

    private static boolean isMergeKey(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getTag().equals(PLAIN)
                && scalar.getValue().equals("<<");
    }

    private static String key(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new YAMLException("line " + (node.getStartMark().getLine() + 1) + ": a key that is not a scalar");
        }
        String text = HelmScalars.text(scalar(scalar));
        return text == null ? "null" : text;
    }
}
