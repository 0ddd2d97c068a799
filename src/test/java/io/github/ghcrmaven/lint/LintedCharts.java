// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The charts whose lint by the real Helm is in {@code helm/lint.out.txt}, made again from what it says. */
final class LintedCharts {

    private static final String HEAD = "apiVersion: v2\nname: %s\nversion: 0.1.0\n";
    private static final String ICON = "icon: https://acme.example/icon.png\n";
    private static final String DEPENDENCY =
            "dependencies: [{name: a, version: 1.0.0, repository: https://acme.example}]\n";

    /** Chart.yaml of each; {@code +} stands for the three lines that a chart must have. */
    private static final Map<String, String> CHART_YAML = Map.ofEntries(
            entry("badschema", "+"),
            entry("badtype", "+type: foo\n"),
            entry("badvalues", "+"),
            entry("badver", "apiVersion: v2\nname: badver\nversion: xx\n"),
            entry("badyaml", "+a: [\n"),
            entry("chartdir", ""),
            entry("crdhook", "+"),
            entry("crds", "+"),
            entry("dstar", "+"),
            entry("dup", "+dependencies: [{name: a, version: 1.0.0}, {name: a, version: 1.0.0}]\n"),
            entry("ext", "+"),
            entry("extra", "+"),
            entry("good", "+" + ICON),
            entry("icon", "+icon: foo\n"),
            entry("icon2", "+icon: /foo\n"),
            entry("icon3", "+icon: foo:bar\n"),
            entry("lib", "+type: library\n"),
            entry("maint", "+maintainers: [{email: a@b.c}]\n"),
            entry("maint2", "+maintainers: [{name: a, email: bad}]\n"),
            entry("maint3", "+maintainers: [{name: a, url: b ad}]\n"),
            entry("maint4", "+maintainers: [~]\n"),
            entry("missing", "+" + DEPENDENCY),
            entry("noapi", "name: noapi\nversion: 0.1.0\n"),
            entry("noicon", "+"),
            entry("noname", "apiVersion: v2\nversion: 0.1.0\n"),
            entry("notemplates", "+"),
            entry("novalues", "+"),
            entry("noversion", "apiVersion: v2\nname: noversion\n"),
            entry("numver", "apiVersion: v2\nname: numver\nversion: 1.10\nappVersion: 1.0\n"),
            entry("pre", "apiVersion: v2\nname: pre\nversion: 1.0.0-rc.1\n"),
            entry("schema", "+"),
            entry("slash", "apiVersion: v2\nname: a/b\nversion: 0.1.0\n"),
            entry("src", "+sources: [foo]\n"),
            entry("tmplfile", "+"),
            entry("unk", "+foo: bar\n"),
            entry("upname", "apiVersion: v2\nname: UpName\nversion: 0.1.0\n"),
            entry("v1t", "apiVersion: v1\nname: v1t\nversion: 0.1.0\ntype: application\n" + DEPENDENCY),
            entry("v3", "apiVersion: v3\nname: v3\nversion: 0.1.0\n"),
            entry("valdir", "+"),
            entry("vver", "apiVersion: v2\nname: vver\nversion: v1.0.0\n"),
            entry("zero", "apiVersion: v2\nname: zero\nversion: 0.0.0\n"),
            entry("zero1", "apiVersion: v2\nname: zero1\nversion: 0.0.0-1\n"),
            entry("zeropre", "apiVersion: v2\nname: zeropre\nversion: 0.0.0-0\n"));

    private LintedCharts() {}

    static Stream<String> names() {
        return CHART_YAML.keySet().stream().sorted();
    }

    static TestChart write(Path folder, String name) throws IOException {
        TestChart chart = new TestChart(folder);
        chart.with("Chart.yaml", CHART_YAML.getOrDefault(name, "").replace("+", HEAD.formatted(name)));
        switch (name) {
            case "badschema" -> chart.with("values.schema.json", "{");
            case "badvalues" -> chart.with("values.yaml", "a: {");
            case "chartdir" ->
                Files.createDirectory(chart.without("Chart.yaml").folder().resolve("Chart.yaml"));
            case "crdhook" ->
                chart.with("templates/a.yaml", "\"helm.sh/hook\": crd-install\n# .Release.Time\nmetadata: {name: a}\n");
            case "crds" ->
                chart.with("crds/a.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n");
            case "dstar" -> chart.with(".helmignore", "a/**\n");
            case "ext" -> chart.with("templates/foo.json", "{}").with("templates/noext", "a: b");
            case "extra" -> chart.with("charts/s/Chart.yaml", HEAD.formatted("s"));
            case "notemplates" -> chart.without("templates/config.yaml").without("templates");
            case "schema" ->
                chart.with(
                                "values.schema.json",
                                "{\"required\": [\"b\"], \"properties\": {\"a\": {\"type\": \"string\"}}}")
                        .with("values.yaml", "a: 1\n");
            case "tmplfile" ->
                chart.without("templates/config.yaml").without("templates").with("templates", "");
            case "novalues" -> chart.without("values.yaml");
            case "valdir" ->
                Files.createDirectory(chart.without("values.yaml").folder().resolve("values.yaml"));
            default -> {
                // its Chart.yaml is what is special
            }
        }
        return chart;
    }
}
