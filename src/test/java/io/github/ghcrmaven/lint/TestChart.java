// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.chart.Links;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A chart in which the linter finds nothing, for tests to spoil. */
final class TestChart {

    private final Path folder;

    TestChart(Path folder) throws IOException {
        this.folder = folder;
        chartYaml("apiVersion: v2", "name: web", "version: 1.0.0", "icon: https://acme.example/icon.png");
        with("values.yaml", "greeting: hello\n");
        with("templates/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n");
    }

    TestChart chartYaml(String... lines) throws IOException {
        return with("Chart.yaml", String.join("\n", lines) + "\n");
    }

    /** Chart.yaml with more lines below those that a chart must have. */
    TestChart saying(String... lines) throws IOException {
        chartYaml(
                "apiVersion: v2\nname: web\nversion: 1.0.0\nicon: https://acme.example/icon.png",
                String.join("\n", lines));
        return this;
    }

    TestChart with(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TestChart without(String name) throws IOException {
        Files.delete(folder.resolve(name));
        return this;
    }

    Path folder() {
        return folder;
    }

    LintReport report() throws IOException {
        return ChartLinter.lint(folder, ChartSource.of(Links.ANYWHERE));
    }

    /** Each finding as Helm prints it, with the line where there is one. */
    List<String> findings() throws IOException {
        return report().findings().stream()
                .map(finding -> "[" + finding.severity() + "] " + finding.path()
                        + (finding.line() == 0 ? "" : ":" + finding.line()) + ": " + finding.text())
                .toList();
    }
}
