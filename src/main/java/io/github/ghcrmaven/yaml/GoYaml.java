// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * YAML as Helm writes it, to the byte: sigs.k8s.io/yaml over go-yaml v2 (encode.go, emitterc.go). Keys in go-yaml's natural
 * order, lists not indented below their key, long texts folded beyond column 80. Where Helm fails to write a text, one with a
 * control character, this writes it with an escape.
 */
public final class GoYaml {

    private static final int STEP = 2;
    /** Bytes; a longer key is written with a question mark. */
    private static final int LONGEST_SIMPLE_KEY = 128;

    private static final char NEXT_LINE = '\u0085';
    private static final Pattern NEXT_LINES = Pattern.compile(" *\u0085([ \u0085]*\u0085)? *");

    private final EmittedText out = new EmittedText();
    private final ScalarEmitter scalars = new ScalarEmitter(out);

    private GoYaml() {}

    /**
     * One document, which ends with a line end.
     *
     * @param document maps, collections, strings, booleans, numbers and nulls
     */
    public static String write(Map<String, ? extends @Nullable Object> document) {
        GoYaml yaml = new GoYaml();
        yaml.node(document, -1, false);
        yaml.out.indent(0);
        return yaml.out.toString();
    }

    /** A text in double quotes, on one line: no reader takes it for anything but a text. */
    public static String quoted(String text) {
        EmittedText out = new EmittedText();
        new ScalarEmitter(out).doubleQuoted(text);
        return out.toString();
    }

    private void node(@Nullable Object value, int indent, boolean ofMapping) {
        if (value instanceof Map<?, ?> members && !members.isEmpty()) {
            mapping(members, indent < 0 ? 0 : indent + STEP);
        } else if (value instanceof Collection<?> elements && !elements.isEmpty()) {
            boolean besideItsKey = ofMapping && !out.isIndented();
            sequence(elements, besideItsKey ? indent : indent + STEP);
        } else if (value instanceof Map<?, ?>) {
            out.indicator("{}", true, false);
        } else if (value instanceof Collection<?>) {
            out.indicator("[]", true, false);
        } else if (value instanceof String text) {
            scalars.text(throughJson(text), indent + STEP);
        } else {
            scalars.plain(value instanceof Number number ? HelmScalars.number(number) : String.valueOf(value));
        }
    }

    private void mapping(Map<?, ?> members, int indent) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(new NaturalOrder());
        members.forEach((key, value) -> sorted.put(throughJson(String.valueOf(key)), value));
        sorted.forEach((key, value) -> {
            out.indent(indent);
            if (isSimple(key)) {
                scalars.simpleKey(key);
                out.indicator(":", false, false);
            } else {
                out.indicator("?", true, true);
                scalars.text(key, indent + STEP);
                out.indent(indent);
                out.indicator(":", true, true);
            }
            node(value, indent, true);
        });
    }

    private void sequence(Collection<?> elements, int indent) {
        for (Object element : elements) {
            out.indent(indent);
            out.indicator("-", true, true);
            node(element, indent, false);
        }
    }

    private static boolean isSimple(String key) {
        return key.codePoints().noneMatch(Characters::isBreak)
                && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY;
    }

    /**
     * The text that is left after Helm has written it as JSON and read that as YAML, before it writes YAML: U+0085 stands there
     * as it is, and YAML takes it for a line end to be folded.
     */
    private static String throughJson(String text) {
        return text.indexOf(NEXT_LINE) < 0 ? text : NEXT_LINES.matcher(text).replaceAll(GoYaml::folded);
    }

    private static String folded(MatchResult breaks) {
        int further = (int) breaks.group()
                        .chars()
                        .filter(character -> character == NEXT_LINE)
                        .count()
                - 1;
        return further == 0 ? " " : "\n".repeat(further);
    }
}
