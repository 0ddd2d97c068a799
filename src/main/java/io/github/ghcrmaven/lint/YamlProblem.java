// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.yaml.HelmYaml;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Why a YAML file cannot be read, in the words of sigs.k8s.io/yaml; the parser's own words are SnakeYAML's. */
final class YamlProblem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String text;
    private final int line;

    private YamlProblem(String text, int line) {
        super(text);
        this.text = text;
        this.line = line;
    }

    /** A value of another kind than Helm's Go type has there. */
    static YamlProblem ofKind(@Nullable Object value, String target) {
        return new YamlProblem(
                "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " + kind(value) + " into Go "
                        + target,
                0);
    }

    /** What a text holds, see {@link HelmYaml#parse}; {@code linesBefore} are those of the file above the text. */
    static @Nullable Object parse(String text, int linesBefore) {
        try {
            return HelmYaml.parse(text);
        } catch (MarkedYAMLException e) {
            int line = linesBefore
                    + (e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1);
            throw new YamlProblem("error converting YAML to JSON: yaml: line " + line + ": " + e.getProblem(), line);
        } catch (YAMLException e) {
            throw new YamlProblem("error converting YAML to JSON: yaml: " + e.getMessage(), 0);
        }
    }

    static String kind(@Nullable Object value) {
        if (value instanceof List) {
            return "array";
        } else if (value instanceof Map) {
            return "object";
        } else if (value instanceof Number) {
            return "number";
        }
        return value instanceof Boolean ? "bool" : "string";
    }

    String text() {
        return text;
    }

    int line() {
        return line;
    }
}
