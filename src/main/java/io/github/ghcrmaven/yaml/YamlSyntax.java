// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where SnakeYAML's grammar and that of go-yaml v2 (a port of libyaml: scannerc.go) part: names of anchors, directives,
 * escapes, and tabs between tokens.
 */
final class YamlSyntax {

    private static final Pattern ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");
    private static final Pattern DIRECTIVE = Pattern.compile("%(YAML[ \t]+1\\.1[ \t]*(#.*)?|TAG[ \t].*)");
    private static final Pattern HALF_OF_A_PAIR =
            Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\(u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}");
    private static final Pattern AFTER_TOKEN = Pattern.compile("(?s).*([^\\s:?-]|[^\\s]:|---)[ \t]*");

    private YamlSyntax() {}

    static void requireAnchor(Node node) {
        String anchor = node.getAnchor();
        if (anchor != null && !ANCHOR.matcher(anchor).matches()) {
            throw new YAMLException("line " + (node.getStartMark().getLine() + 1) + ": the anchor '" + anchor
                    + "' has other characters than letters, digits, '_' and '-'");
        }
    }

    static void requireKnownDirectives(String text) {
        text.lines()
                .map(String::stripTrailing)
                .takeWhile(line -> line.isEmpty() || line.startsWith("#") || line.startsWith("%"))
                .filter(line -> line.startsWith("%") && !DIRECTIVE.matcher(line).matches())
                .findFirst()
                .ifPresent(line -> {
                    throw new YAMLException("the directive '" + line + "' is unknown");
                });
    }

    /** Whether the text has what is an escape for half of a character, if it stands in double quotes. */
    static boolean mayHoldHalves(String text) {
        return (text.contains("\\u") || text.contains("\\U"))
                && HALF_OF_A_PAIR.matcher(text).find();
    }

    /** Java would put the halves together. */
    static void requireKnownEscapes(int[] source, ScalarNode scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED) {
            return;
        }
        int start = scalar.getStartMark().getIndex();
        String written = new String(source, start, scalar.getEndMark().getIndex() - start);
        if (mayHoldHalves(written)) {
            throw new YAMLException("an escape stands for half of a character; write it as \\U and eight digits");
        }
    }

    /** Whether the scalar has the tag {@code !}: SnakeYAML makes nothing of it, go-yaml a text. */
    static boolean hasTag(ScalarNode scalar) {
        Mark start = scalar.getStartMark();
        int[] buffer = start.getBuffer();
        int at = start.getPointer();
        while (at < buffer.length && (buffer[at] == '&' || (at > start.getPointer() && buffer[at] > ' '))) {
            at++;
        }
        while (at > start.getPointer() && at < buffer.length && (buffer[at] == ' ' || buffer[at] == '\t')) {
            at++;
        }
        return at < buffer.length && buffer[at] == '!';
    }

    /** The text with a space for a tab that libyaml skips between tokens; any other fault is thrown again. */
    static String withoutTabAt(String text, MarkedYAMLException fault) {
        Mark mark = fault.getProblemMark();
        int at = mark == null ? text.length() : text.offsetByCodePoints(0, mark.getIndex());
        if (at >= text.length() || text.charAt(at) != '\t') {
            throw fault;
        }
        String before = text.substring(text.lastIndexOf('\n', at) + 1, at);
        if (!AFTER_TOKEN.matcher(before).matches()) {
            throw fault;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) == '\t') {
            end++;
        }
        return text.substring(0, at) + " ".repeat(end - at) + text.substring(end);
    }
}
