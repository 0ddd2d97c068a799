// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The charts whose packaging by the real Helm is in {@code helm/package-results.tsv}, made again from their names and
 * from what Helm said.
 */
final class GoldenCharts {

    private static final String LOCK = "dependencies: []\ndigest: sha256:x\n";
    private static final String SUBCHART = "apiVersion: v2\nname: s\nversion: 0.1.0\n";

    /** What Chart.yaml says after the three lines that a chart must have. */
    private static final Map<String, String> LINES = Map.ofEntries(
            entry(
                    "anchors",
                    "description: &a text\nhome: *a\nannotations: &b {c: d}\nmaintainers: [{<<: *b, name: e}]\n"),
            entry("badalias", "dependencies: [{name: a, version: 1.0.0, alias: a.b}]\n"),
            entry("badtype", "type: foo\n"),
            entry("depstr", "deprecated: \"true\"\n"),
            entry("depyes", "deprecated: yes\n"),
            entry("dupdep", "dependencies: [{name: a, version: 1.0.0}, {name: a, version: 2.0.0}]\n"),
            entry("dupkeys", "description: first\ndescription: second\n"),
            entry("emptydeps", "dependencies: []\n"),
            entry("metaextra", "extra: {a: [b]}\nother: c\n"),
            entry("missing", "dependencies: [{name: a, version: 1.0.0}, {name: b, version: 1.0.0}]\n"),
            entry("multidoc", "---\nname: other\nversion: x\n"),
            entry("nulldep", "dependencies: [~]\n"),
            entry("nullmaint", "maintainers: [~]\n"));

    /** The whole Chart.yaml where those three lines are what it is about. */
    private static final Map<String, String> CHART_YAML = Map.ofEntries(
            entry("badver", "apiVersion: v2\nname: badver\nversion: notsemver\n"),
            entry("bom", "\uFEFFapiVersion: v2\nname: bom\nversion: 0.1.0\n"),
            entry("boolver", "apiVersion: v2\nname: boolver\nversion: true\n"),
            entry("build", "apiVersion: v2\nname: build\nversion: 1.2.3+b.1\n"),
            entry("dots", "apiVersion: v2\nname: ..\nversion: 0.1.0\n"),
            entry("emptychart", ""),
            entry("longname", "apiVersion: v2\nname: " + "long-".repeat(40) + "name\nversion: 0.1.0\n"),
            entry("noapi", "name: noapi\nversion: 0.1.0\n"),
            entry("noname", "apiVersion: v2\nversion: 0.1.0\n"),
            entry("nover", "apiVersion: v2\nname: nover\n"),
            entry("slash", "apiVersion: v2\nname: a/b\nversion: 0.1.0\n"),
            entry("spacename", "apiVersion: v2\nname: a b\nversion: 0.1.0\n"),
            entry("upper", "apiVersion: v2\nname: Upper\nversion: 0.1.0\n"),
            entry(
                    "v1deps",
                    "apiVersion: v1\nname: v1deps\nversion: 0.1.0\ndependencies: [{name: s, version: 0.1.0}]\n"),
            entry("v1req", "apiVersion: v1\nname: v1req\nversion: 0.1.0\n"),
            entry("v3api", "apiVersion: v3\nname: v3api\nversion: 0.1.0\n"),
            entry("vver", "apiVersion: v2\nname: vver\nversion: v1.2.3\n"));

    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("badvalues", "a: {"),
            entry("bom", "\uFEFFa: 1\n"),
            entry("emptyvalues", ""),
            entry("multivalues", "a: 1\n---\nb: [\n"),
            entry("scalarvalues", "text\n"),
            entry("vanchor", "a: &x {b: c}\nd: *x\ne:\n  <<: *x\n"),
            entry("vbin", "a: !!binary YQ==\n"),
            entry("vcom", "# nothing but a comment\n"),
            entry("vdup", "a: 1\na: 2\n"),
            entry("vinf", "a: .inf\n"),
            entry("vkeys", "? [x]\n: y\n"),
            entry("vlist", "- a\n"),
            entry("vnull", "~\n"),
            entry("vtab", "a:\n\tb: c\n"),
            entry("vtag", "a: !foo b\n"));

    private static final Map<String, String> CHART_LOCK = Map.ofEntries(
            entry("badgen", LOCK + "generated: 2020-01-01\n"),
            entry("badgen2", LOCK + "generated: 2020-01-01 10:00:00\n"),
            entry("emptylock", ""),
            entry("gennone", LOCK),
            entry("genz", LOCK + "generated: 2020-01-01T10:00:00Z\n"),
            entry("lock", LOCK + "generated: \"2026-01-02T03:04:05.123456789+02:00\"\n"));

    private static final Map<String, String> HELMIGNORE = Map.ofEntries(
            entry("badglob", "a[\n"),
            entry("brokenlink", "foo\n"),
            entry("dstar", "a/**/b\n"),
            entry("ignall", "*/\n[^C]*\n"),
            entry("ignchart", "Chart.yaml\n"),
            entry("igntmpl", "templates/\n"),
            entry("lfline", "#" + "x".repeat(1 << 16) + "\n"),
            entry("neg", "!*.md\n"));

    /** What is told by files other than those above. */
    private static final Set<String> BY_FILES = Set.of(
            "badschema",
            "badtgz",
            "big",
            "big2",
            "chartsreadme",
            "chartstop",
            "chartsus",
            "emptyschema",
            "fifo",
            "linkdir",
            "notes",
            "subbad",
            "subign",
            "subname",
            "targz",
            "tgzdir",
            "tgzsub",
            "v2req",
            "yml");

    private GoldenCharts() {}

    static Set<String> names() {
        Set<String> names = new TreeSet<>(BY_FILES);
        List.of(LINES, CHART_YAML, VALUES, CHART_LOCK, HELMIGNORE).forEach(told -> names.addAll(told.keySet()));
        return names;
    }

    /** Writes the chart of this name. */
    static void write(Path folder, String name) throws IOException {
        SampleFolder chart = new SampleFolder(folder);
        String head = "apiVersion: v2\nname: " + name + "\nversion: 0.1.0\n";
        chart.with("Chart.yaml", CHART_YAML.getOrDefault(name, head + LINES.getOrDefault(name, "")))
                .with("templates/a.yaml", "a: {{ .Values.a }}\n");
        with(chart, "values.yaml", VALUES, name);
        with(chart, "Chart.lock", CHART_LOCK, name);
        with(chart, ".helmignore", HELMIGNORE, name);
        withFiles(chart, name);
    }

    private static void with(SampleFolder chart, String file, Map<String, String> told, String name)
            throws IOException {
        if (told.containsKey(name)) {
            chart.with(file, told.getOrDefault(name, ""));
        }
    }

    private static void withFiles(SampleFolder chart, String name) throws IOException {
        switch (name) {
            case "badschema" -> chart.with("values.schema.json", "{");
            case "badtgz" ->
                chart.with("charts/x.tgz", half(HostileTar.chart("s").gzipped()));
            case "big" -> chart.with("big.bin", new byte[(5 << 20) + 1]);
            case "big2" -> chart.with("big.bin", new byte[5 << 20]);
            case "bom" ->
                chart.with("templates/b.yaml", "\uFEFFb: 1\n")
                        .with("binary", "\uFEFF\u0000")
                        .with("two", "\uFEFF\uFEFF");
            case "brokenlink" -> Files.createSymbolicLink(chart.resolve("foo"), Path.of("/nonexistent"));
            case "chartsreadme" -> chart.with("charts/README.md", "# Charts\n");
            case "chartstop" -> chart.with("charts", "a plain file\n");
            case "chartsus" -> chart.with("charts/_s/Chart.yaml", SUBCHART).with("charts/.s/Chart.yaml", "name: [\n");
            case "emptyschema" -> chart.with("values.schema.json", "");
            case "fifo" -> pipe(chart.resolve("p"));
            case "ignall", "igntmpl" -> chart.with("values.yaml", "a: 1\n").with("docs/a.md", "a");
            case "linkdir" -> {
                new SampleFolder(chart.path().resolveSibling("linked"))
                        .with("a.txt", "a")
                        .with("b/c.txt", "c");
                Files.createSymbolicLink(chart.resolve("dir"), Path.of("..", "linked"));
            }
            case "longname" ->
                chart.with("docs/" + "long/".repeat(60) + "a.md", "a").with("docs/" + "é".repeat(70), "b");
            case "neg", "ignchart" -> chart.with("README.md", "# Read\n");
            case "notes" -> chart.with("templates/NOTES.txt", "Installed {{ .Release.Name }}\n");
            case "subbad" -> chart.with("charts/s/Chart.yaml", "apiVersion: v2\nname: s\n");
            case "subign" ->
                chart.with("charts/s/Chart.yaml", SUBCHART)
                        .with("charts/s/.helmignore", "*.txt\n")
                        .with("charts/s/a.txt", "a")
                        .with("charts/s/templates/.dot", "b");
            case "subname" -> chart.with("charts/folder/Chart.yaml", SUBCHART);
            case "targz" -> chart.with("charts/x.tar.gz", HostileTar.chart("s").gzipped());
            case "tgzdir" -> chart.with("charts/x.tgz/Chart.yaml", SUBCHART);
            case "tgzsub" ->
                chart.with("charts/s-0.1.0.tgz", HostileTar.chart("s").gzipped());
            case "v1deps" -> chart.with("charts/s/Chart.yaml", SUBCHART);
            case "v1req" ->
                requirements(chart)
                        .with("requirements.lock", LOCK + "generated: 2020-01-01T10:00:00Z\n")
                        .with("Chart.lock", "digest: none\n");
            case "v2req" -> requirements(chart).with("requirements.lock", LOCK);
            case "yml" -> chart.with("values.yml", "- a\n").with("Chart.yml", "text\n");
            default -> {}
        }
    }

    private static SampleFolder requirements(SampleFolder chart) throws IOException {
        return chart.with("charts/s/Chart.yaml", SUBCHART)
                .with(
                        "requirements.yaml",
                        "dependencies:\n- name: s\n  version: 0.1.0\n  repository: https://acme.example\n");
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static void pipe(Path path) throws IOException {
        try {
            int exit = new ProcessBuilder("mkfifo", path.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("mkfifo " + path + ": " + exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
