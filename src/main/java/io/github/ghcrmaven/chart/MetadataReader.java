// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.yaml.HelmYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads Chart.yaml and requirements.yaml into {@link Metadata}, with Helm's sanitising (sigs.k8s.io/yaml;
 * pkg/chart/metadata.go).
 */
final class MetadataReader {

    private MetadataReader() {}

    /** Reads Chart.yaml; {@code origin} names the file in messages. An absent apiVersion is {@code v1}, as in Helm. */
    static Metadata read(String origin, byte[] chartYaml) {
        return metadata(fields(origin, chartYaml));
    }

    /** Reads Chart.yaml, and requirements.yaml over it: Helm takes every field from there, not dependencies alone. */
    static Metadata read(String origin, byte[] chartYaml, String requirementsOrigin, byte[] requirementsYaml) {
        metadata(fields(origin, chartYaml)); // else a fault in Chart.yaml might be covered
        YamlFields requirements = fields(requirementsOrigin, requirementsYaml);
        metadata(requirements);
        return metadata(fields(origin, chartYaml).under(requirements));
    }

    /** Holds values.yaml to what Helm takes: a mapping, or nothing. */
    static void requireValues(String origin, byte[] values) {
        YamlFields fields = new YamlFields(origin, parse(origin, values));
        fields.requireJsonElsewhere();
    }

    private static Metadata metadata(YamlFields fields) {
        String apiVersion = fields.text("apiVersion");
        Metadata metadata = new Metadata(
                fields.printable("name"),
                fields.printable("home"),
                printable(fields.texts("sources")),
                fields.text("version"),
                fields.printable("description"),
                printable(fields.texts("keywords")),
                fields.entries("maintainers").stream()
                        .map(MetadataReader::maintainer)
                        .toList(),
                fields.printable("icon"),
                apiVersion.isEmpty() ? "v1" : apiVersion,
                fields.printable("condition"),
                fields.printable("tags"),
                fields.printable("appVersion"),
                fields.flag("deprecated"),
                fields.textMap("annotations"),
                fields.printable("kubeVersion"),
                dependencies(fields.entries("dependencies")),
                fields.text("type"));
        fields.requireJsonElsewhere();
        return metadata;
    }

    private static YamlFields fields(String origin, byte[] yaml) {
        return new YamlFields(origin, parse(origin, yaml));
    }

    static @Nullable Object parse(String origin, byte[] yaml) {
        try {
            return HelmYaml.parse(new String(yaml, StandardCharsets.UTF_8));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new FaultException(
                    origin + ":" + line + ": not YAML: " + e.getProblem() + ".", "correct that line", "chart-yaml");
        } catch (YAMLException e) {
            throw new FaultException(origin + ": not YAML: " + e.getMessage() + ".", "correct it", "chart-yaml");
        }
    }

    private static List<Dependency> dependencies(List<YamlFields> entries) {
        return entries.stream().map(entry -> dependency(entry, Printable::of)).toList();
    }

    /** A dependency, its texts sanitised where Helm does so: not in a lock. */
    static Dependency dependency(YamlFields entry, UnaryOperator<String> sanitised) {
        List<@Nullable Object> importValues = entry.list("import-values");
        entry.requireJson("import-values", importValues);
        Dependency dependency = new Dependency(
                sanitised.apply(entry.text("name")),
                sanitised.apply(entry.text("version")),
                sanitised.apply(entry.text("repository")),
                sanitised.apply(entry.text("condition")),
                entry.texts("tags").stream().map(sanitised).toList(),
                entry.flag("enabled"),
                importValues,
                entry.text("alias"));
        entry.requireJsonElsewhere();
        return dependency;
    }

    private static Maintainer maintainer(YamlFields entry) {
        Maintainer maintainer =
                new Maintainer(entry.printable("name"), entry.printable("email"), entry.printable("url"));
        entry.requireJsonElsewhere();
        return maintainer;
    }

    private static List<String> printable(List<String> texts) {
        return texts.stream().map(Printable::of).toList();
    }
}
