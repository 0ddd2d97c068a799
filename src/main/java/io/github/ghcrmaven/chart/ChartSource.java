// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.filtering.Filtering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the files of charts come from: from their folders, by which links, and some of them out of a filter. */
public final class ChartSource {

    private final Links links;

    /** By the chart's folder and by the file's name in it. */
    private final Map<Path, Map<String, Content>> filtered;

    private ChartSource(Links links, Map<Path, Map<String, Content>> filtered) {
        this.links = links;
        this.filtered = filtered;
    }

    /** The files as they are. */
    public static ChartSource of(Links links) {
        return new ChartSource(links, Map.of());
    }

    /**
     * Filters files of these charts, to have what came of them in place of their sources.
     *
     * @param folders the folders that hold a Chart.yaml
     * @throws FaultException with all that cannot be filtered or has no value, in all charts
     * @throws IOException where a file cannot be read or written
     */
    public static ChartSource filtered(List<Path> folders, Links links, Filtering filtering) throws IOException {
        return new ChartSource(links, new FilterRun(filtering).over(folders, links));
    }

    /**
     * The content of a file, ignored or not.
     *
     * @param name its path below the chart's folder, with {@code /}
     */
    public Optional<Content> content(Path folder, String name) throws IOException {
        Content result = results(folder).get(name);
        if (result != null) {
            return Optional.of(result);
        }
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Content.of(file)) : Optional.empty();
    }

    /** The files of a chart, without those that are ignored. */
    List<ChartFile> files(Path folder) throws IOException {
        Map<String, Content> results = results(folder);
        List<ChartFile> files = new ArrayList<>();
        // asked again, since a value may be longer than its expression
        Limits limits = new Limits(folder.toString());
        for (ChartFile file : walk(folder, links)) {
            Content content = results.getOrDefault(file.name(), file.content());
            limits.requireFile(file.name(), content.size());
            files.add(new ChartFile(file.name(), content));
        }
        return files;
    }

    private Map<String, Content> results(Path folder) {
        return filtered.getOrDefault(folder, Map.of());
    }

    /** The files as they are, without those that are ignored. */
    static List<ChartFile> walk(Path folder, Links links) throws IOException {
        Path rules = folder.resolve(".helmignore");
        return FolderWalk.files(folder, IgnoreRules.parse(rules.toString(), lines(folder, rules)), links);
    }

    private static String lines(Path folder, Path rules) throws IOException {
        if (!Files.isRegularFile(rules)) {
            return "";
        }
        Content content = Content.of(rules);
        new Limits(folder.toString()).requireFile(".helmignore", content.size());
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
