// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.yaml.HelmYaml;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A Chart.yaml as it was written, in which a maintainer or a dependency may be missing (pkg/chart/v2/metadata.go).
 *
 * @param members the top members by their exact names
 * @param root where they stand
 */
record Chartfile(
        String apiVersion,
        String name,
        String version,
        String type,
        String icon,
        List<String> sources,
        List<@Nullable Maintainer> maintainers,
        List<@Nullable Dependency> dependencies,
        Map<?, ?> members,
        @Nullable Node root) {

    /** What a maintainer says. */
    record Maintainer(String name, String email, String url) {}

    /** What a dependency is known by. */
    record Dependency(String name, String alias) {

        String key() {
            return alias.isEmpty() ? name : alias;
        }
    }

    /** Reads a Chart.yaml, or a requirements.yaml, which is read into the same struct. */
    static Chartfile parse(String text) {
        Object value = YamlProblem.parse(text, 0);
        GoStruct fields = new GoStruct("Metadata", value);
        List.of("home", "description", "condition", "tags", "appVersion", "kubeVersion")
                .forEach(fields::text);
        fields.texts("keywords");
        fields.requireFlag("deprecated");
        fields.requireTexts("annotations");
        return new Chartfile(
                fields.text("apiVersion"),
                fields.text("name"),
                fields.text("version"),
                fields.text("type"),
                fields.text("icon"),
                fields.texts("sources"),
                fields.structs("maintainers", "Maintainer").stream()
                        .<@Nullable Maintainer>map(Chartfile::maintainer)
                        .toList(),
                fields.structs("dependencies", "Dependency").stream()
                        .<@Nullable Dependency>map(Chartfile::dependency)
                        .toList(),
                value instanceof Map<?, ?> map ? map : Map.of(),
                HelmYaml.compose(text));
    }

    private static @Nullable Maintainer maintainer(@Nullable GoStruct fields) {
        return fields == null ? null : new Maintainer(fields.text("name"), fields.text("email"), fields.text("url"));
    }

    private static @Nullable Dependency dependency(@Nullable GoStruct fields) {
        if (fields == null) {
            return null;
        }
        List.of("version", "repository", "condition").forEach(fields::text);
        fields.texts("tags");
        fields.requireFlag("enabled");
        fields.requireList("import-values");
        return new Dependency(fields.text("name"), fields.text("alias"));
    }

    /** The line of a member, which is reached by names and by places in lists. */
    int line(Object... path) {
        return Lines.of(root, path);
    }

    /** The Go type of a top member after sigs.k8s.io/yaml: every number is a float64 there. */
    String goType(String member) {
        Object value = members.get(member);
        if (value == null) {
            return "<nil>";
        } else if (value instanceof BigInteger || value instanceof Double) {
            return "float64";
        } else if (value instanceof Boolean) {
            return "bool";
        }
        return "string";
    }
}
