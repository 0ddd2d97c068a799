// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        YamlFields fields = fields(origin, chartYaml);
        String apiVersion = fields.text("apiVersion");
        return new Metadata(
                fields.printable("name"),
                fields.printable("home"),
                printable(fields.texts("sources")),
                fields.text("version"),
                fields.printable("description"),
                printable(fields.texts("keywords")),
                fields.entries("maintainers").stream()
                        .map(entry -> new Maintainer(
                                entry.printable("name"), entry.printable("email"), entry.printable("url")))
                        .toList(),
                fields.printable("icon"),
                apiVersion.isEmpty() ? "v1" : apiVersion,
                fields.printable("condition"),
                fields.printable("tags"),
                fields.printable("appVersion"),
                fields.flag("deprecated"),
                fields.textMap("annotations"),
                fields.printable("kubeVersion"),
                dependencies(fields),
                fields.text("type"));
    }

    /** The dependencies that a requirements.yaml declares. */
    static List<Dependency> readDependencies(String origin, byte[] requirementsYaml) {
        return dependencies(fields(origin, requirementsYaml));
    }

    private static YamlFields fields(String origin, byte[] yaml) {
        try {
            return new YamlFields(origin, HelmYaml.parse(new String(yaml, StandardCharsets.UTF_8)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new FaultException(
                    origin + ":" + line + ": not YAML: " + e.getProblem() + ".", "correct that line", "chart-yaml");
        } catch (YAMLException e) {
            throw new FaultException(origin + ": not YAML: " + e.getMessage() + ".", "correct it", "chart-yaml");
        }
    }

    private static List<Dependency> dependencies(YamlFields fields) {
        return fields.entries("dependencies").stream()
                .map(entry -> new Dependency(
                        entry.printable("name"),
                        entry.printable("version"),
                        entry.printable("repository"),
                        entry.printable("condition"),
                        printable(entry.texts("tags")),
                        entry.flag("enabled"),
                        entry.list("import-values"),
                        entry.text("alias")))
                .toList();
    }

    private static List<String> printable(List<String> texts) {
        return texts.stream().map(Printable::of).toList();
    }
}
