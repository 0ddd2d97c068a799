// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as Helm reads it (sigs.k8s.io/yaml over go-yaml v2): the first document, the last of duplicate keys, YAML 1.1
 * scalars by {@link HelmScalars}. SnakeYAML parses; what a scalar means is decided here. Aliases are expanded up to a
 * bound, so that a small file cannot fill the memory.
 */
public final class HelmYaml {

    private static final int MOST_NODES = 1_000_000;
    private static final int DEEPEST = 500;
    private static final Tag PLAIN = new Tag("!plain");

    /** What go-yaml holds a scalar to that has the tag (resolve.go); any other tag makes it a text. */
    private static final Map<Tag, Class<?>> TAGGED =
            Map.of(Tag.INT, BigInteger.class, Tag.FLOAT, Double.class, Tag.BOOL, Boolean.class, Tag.NULL, Void.class);

    private static final Map<String, String> NOT_FINITE = Map.of("+Inf", ".inf", "-Inf", "-.inf", "NaN", ".nan");

    /** The text whose escapes need a look, as SnakeYAML counts it: in code points. Empty where none does. */
    private final int[] source;

    /** Scalars that have been looked at: an alias stands for one any number of times. */
    private final Set<Node> known = new HashSet<>();

    private int nodes;

    private HelmYaml(String source) {
        this.source = YamlSyntax.mayHoldHalves(source) ? source.codePoints().toArray() : new int[0];
    }

    /** The root node of the first document, with its source positions; null where there is none. */
    public static @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the caller has bounded the file
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE); // what they expand to is counted here
        options.setTagInspector(tag -> true); // nothing is constructed from it
        YamlSyntax.requireKnownDirectives(text);
        String readable = text;
        while (true) {
            try {
                ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(readable)), options);
                Composer documents = new Composer(parser, new PlainScalars(), options);
                return documents.checkNode() ? documents.getNode() : null;
            } catch (MarkedYAMLException e) {
                readable = YamlSyntax.withoutTabAt(readable, e); // one tab less each time, else thrown again
            }
        }
    }

    /**
     * The first document as maps, lists, strings, BigIntegers, Doubles and Booleans; null for an empty one.
     *
     * @throws YAMLException where the text is not YAML
     */
    public static @Nullable Object parse(String text) {
        Node root = compose(text);
        return root == null ? null : new HelmYaml(text).value(root, 0);
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
        YamlSyntax.requireAnchor(node);
        if (node instanceof ScalarNode scalar) {
            requireKnownEscapes(scalar);
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

    private void requireKnownEscapes(ScalarNode scalar) {
        if (source.length > 0 && known.add(scalar)) {
            YamlSyntax.requireKnownEscapes(source, scalar);
        }
    }

    private void enter(int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new YAMLException("the document is too large when its aliases are expanded");
        }
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(PLAIN)) {
            return YamlSyntax.hasTag(scalar) ? text : HelmScalars.resolve(text);
        } else if (tag.equals(Tag.BINARY)) {
            return binary(scalar);
        } else if (!TAGGED.containsKey(tag)) {
            return text;
        }
        Object value = HelmScalars.resolve(text);
        boolean fits = value == null
                ? tag.equals(Tag.NULL)
                : TAGGED.getOrDefault(tag, Void.class).isInstance(value)
                        || (tag.equals(Tag.FLOAT) && value instanceof BigInteger);
        if (!fits) {
            throw wrong(scalar, "'" + text + "' is not what its tag says");
        }
        return value;
    }

    private static String binary(ScalarNode scalar) {
        try {
            // Go skips line ends within
            String text = scalar.getValue().replace("\n", "").replace("\r", "");
            byte[] bytes = Base64.getDecoder().decode(text.length() % 4 == 0 ? text : "?"); // Go wants the padding
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong(scalar, "!!binary value contains invalid base64 data");
        }
    }

    private static YAMLException wrong(Node node, String what) {
        return new YAMLException("line " + (node.getStartMark().getLine() + 1) + ": " + what);
    }

    /** The members by name, since Go writes a map so: import-values go into the config as they are. */
    private Map<String, @Nullable Object> mapping(MappingNode node, int depth) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (isMergeKey(entry.getKeyNode())) {
                merge(entry.getValueNode(), depth, members);
            } else {
                members.put(key(entry.getKeyNode()), value(entry.getValueNode(), depth + 1));
            }
        }
        return members;
    }

    /** Lays the merged members over those that stand above, against YAML's own rule: so does go-yaml v2 (decode.go). */
    private void merge(Node source, int depth, Map<String, @Nullable Object> target) {
        List<Node> sources =
                new ArrayList<>(source instanceof SequenceNode several ? several.getValue() : List.of(source));
        Collections.reverse(sources); // the first wins
        for (Node one : sources) {
            if (!(one instanceof MappingNode mapping)) {
                throw new YAMLException("map merge requires map or sequence of maps as the value");
            }
            enter(depth + 1);
            target.putAll(mapping(mapping, depth + 1));
        }
    }

    private static boolean isMergeKey(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getTag().equals(PLAIN)
                && scalar.getValue().equals("<<");
    }

    private String key(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(node, "a key that is not a scalar");
        }
        requireKnownEscapes(scalar);
        Object value = scalar(scalar);
        if (value == null || (value instanceof BigInteger number && number.bitLength() > 63)) {
            throw wrong(node, "a key that is neither a text nor a number of 64 bits");
        }
        String text = String.valueOf(HelmScalars.text(value));
        return value instanceof Double ? NOT_FINITE.getOrDefault(text, text) : text;
    }
}
