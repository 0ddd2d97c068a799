// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.github.ActionsFiles;
import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.oci.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a publication leaves behind for people and programs: report files, outputs and summary in GitHub Actions, Maven
 * properties, the lines to copy.
 */
public final class Outputs {

    private final List<Published> published;

    private Outputs(List<Published> published) {
        this.published = published;
    }

    public static Outputs of(List<Published> published) {
        return new Outputs(List.copyOf(published));
    }

    /** Writes the report of each chart, and in Actions the step's outputs and its summary. */
    public void write(Path directory, ActionsFiles actions) throws IOException {
        for (Published chart : published) {
            boolean alone = published.stream()
                            .filter(other -> other.name().equals(chart.name()))
                            .count()
                    == 1;
            Report.write(chart, directory, alone ? chart.name() : chart.name() + "-" + chart.version());
        }
        actions.outputs(stepOutputs());
        actions.summary(summary());
    }

    /** The properties of a module with a single chart: {@code reference} and {@code digest}; none for several. */
    public Map<String, String> properties() {
        if (published.size() != 1) {
            return Map.of();
        }
        Published chart = published.get(0);
        return Map.of(
                "reference",
                chart.reference().toString(),
                "digest",
                chart.digest().toString());
    }

    /**
     * For each chart the command that uses it, its reference by digest, and the command that verifies it; then what makes a
     * cluster take nothing else.
     */
    public List<String> copyable() {
        List<String> lines = new ArrayList<>();
        for (Published chart : published) {
            lines.addAll(chart.commands());
            lines.add(chart.reference().toString());
            chart.checks().ifPresent(checks -> lines.add(checks.cosign()));
        }
        carrying().ifPresent(lines::add);
        List<String> policies = policies();
        if (!policies.isEmpty()) {
            lines.add("");
            lines.addAll(policies);
        }
        return lines;
    }

    /** Of the first that was signed now: what follows differs in its name. */
    private List<String> policies() {
        return published.stream()
                .filter(chart -> chart.signed()
                        .filter(signed -> !signed.added().isEmpty())
                        .isPresent())
                .flatMap(chart -> chart.checks().stream())
                .findFirst()
                .map(checks -> Stream.of(List.of("# Flux"), checks.flux(), List.of("# Kyverno"), checks.kyverno())
                        .flatMap(List::stream)
                        .toList())
                .orElse(List.of());
    }

    /** What carries all of them onwards; empty where they are where they belong. */
    private Optional<String> carrying() {
        return published.stream()
                .flatMap(chart -> chart.layout().stream())
                .findFirst()
                .map(folder -> "mvn ghcr:push " + ConsumerChecks.quoted("-Dghcr.from=" + folder));
    }

    private Map<String, String> stepOutputs() {
        if (published.size() != 1) {
            List<Map<String, Object>> charts =
                    published.stream().map(Report::members).toList();
            return Map.of("charts", new String(GoJson.bytes(charts), StandardCharsets.UTF_8));
        }
        Published chart = published.get(0);
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("reference", chart.reference().toString());
        outputs.put("digest", chart.digest().toString());
        outputs.put("version", chart.version());
        outputs.put("tags", chart.tags().stream().map(Tag::name).collect(Collectors.joining(",")));
        return outputs;
    }

    private String summary() {
        StringBuilder markdown = new StringBuilder("| Chart | Version | Reference |\n|---|---|---|\n");
        for (Published chart : published) {
            markdown.append("| ")
                    .append(chart.name())
                    .append(" | ")
                    .append(chart.version())
                    .append(" | `")
                    .append(chart.reference())
                    .append("` |\n");
        }
        return markdown + "\n```\n"
                + Stream.concat(published.stream().flatMap(chart -> chart.commands().stream()), carrying().stream())
                        .collect(Collectors.joining("\n"))
                + "\n```\n";
    }
}
