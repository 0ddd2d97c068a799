// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A chart put together from odd parts: the same seed gives the same chart. */
final class RandomChart {

    private static final int DEEPEST = 2;

    private final Random random;
    private final SampleFolder folder;

    private RandomChart(Random random, SampleFolder folder) {
        this.random = random;
        this.folder = folder;
    }

    /** Writes the chart of this seed into an empty folder. */
    static void write(long seed, Path folder) throws IOException {
        Random random = new Random(seed);
        random.nextInt(); // the first number hardly depends on the seed
        Files.createDirectories(folder);
        RandomChart chart = new RandomChart(random, new SampleFolder(folder));
        chart.chart(0);
        chart.links();
        if (chart.oneIn(300)) {
            chart.folder.with("big.bin", new byte[(5 << 20) + random.nextInt(2)]);
        }
    }

    private void chart(int depth) throws IOException {
        boolean v1 = oneIn(6);
        List<String> charts = new ArrayList<>();
        for (int i = depth < DEEPEST && oneIn(3) ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            charts.add(within(depth));
        }
        folder.with("Chart.yaml", mark() + chartYaml(v1, charts));
        for (int i = random.nextInt(5); i > 0; i--) {
            folder.with(pick(OddParts.FILES), mark() + pick(OddParts.CONTENTS));
        }
        rarely(6, "values.yaml", yaml(OddParts.VALUES));
        rarely(20, "values.schema.json", pick(OddParts.SCHEMAS));
        rarely(16, "Chart.lock", yaml(OddParts.LOCKS));
        rarely(v1 ? 3 : 25, "requirements.lock", yaml(OddParts.LOCKS));
        rarely(v1 ? 3 : 25, "requirements.yaml", requirements(charts));
        rarely(7, ".helmignore", ignoreRules());
        if (oneIn(25)) {
            folder.with(pick(OddParts.FILES_IN_CHARTS), pick(OddParts.CONTENTS));
        }
    }

    private void rarely(int often, String file, String content) throws IOException {
        if (oneIn(often)) {
            folder.with(file, mark() + content);
        }
    }

    /** A byte order mark now and then. */
    private String mark() {
        return oneIn(40) ? "\uFEFF" : "";
    }

    private String chartYaml(boolean v1, List<String> charts) {
        List<String> lines = new ArrayList<>();
        lines.add(oneIn(30) ? pick(OddParts.API_VERSIONS) : v1 ? "apiVersion: v1" : "apiVersion: v2");
        lines.add("name: " + (oneIn(30) ? pick(OddParts.NAMES) : name()));
        lines.add("version: " + (oneIn(15) ? pick(OddParts.VERSIONS) : "0.1." + random.nextInt(3)));
        for (int i = random.nextInt(3); i > 0; i--) {
            lines.add(oneIn(2) ? pick(OddParts.LINES) : oddField());
        }
        if (!charts.isEmpty() && oneIn(2)) {
            lines.add("dependencies:" + dependencies(charts));
        }
        Collections.shuffle(lines, random);
        String text = String.join("\n", lines) + (oneIn(8) ? "" : "\n");
        String end = oneIn(20) ? "---\nname: other\n" : "";
        return mutated((oneIn(15) ? "---\n" : "") + text + (text.endsWith("\n") ? end : ""))
                .replace("\n", lineEnd());
    }

    private String oddField() {
        return pick(OddParts.FIELDS).replace("@", pick(OddParts.SCALARS));
    }

    private String dependencies(List<String> charts) {
        StringBuilder text = new StringBuilder();
        for (String chart : charts) {
            text.append("\n- name: ").append(chart);
            if (oneIn(2)) {
                text.append("\n  ").append(pick(OddParts.DEPENDENCY_FIELDS).replace("@", pick(OddParts.SCALARS)));
            }
        }
        return text.toString();
    }

    private String requirements(List<String> charts) {
        return oneIn(3) ? pick(OddParts.REQUIREMENTS) : "dependencies:" + dependencies(charts) + "\n";
    }

    private String yaml(List<String> from) {
        return mutated(pick(from)).replace("\n", lineEnd());
    }

    private String ignoreRules() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            text.append(pick(OddParts.RULES)).append(lineEnd());
        }
        return text.toString();
    }

    /** The text with one character replaced by, or next to, one that means something in YAML. */
    private String mutated(String text) {
        if (text.isEmpty() || !oneIn(14)) {
            return text;
        }
        int at = random.nextInt(text.length());
        String character = pick(OddParts.MUTATIONS);
        return text.substring(0, at) + character + text.substring(oneIn(2) ? at : at + 1);
    }

    private String lineEnd() {
        return oneIn(12) ? "\r\n" : "\n";
    }

    /** A chart in charts/, as a folder or as an archive; returns its name. */
    private String within(int depth) throws IOException {
        String name = name();
        boolean archive = oneIn(3);
        String place = "charts/" + (oneIn(4) ? pick(OddParts.FOLDERS) : name) + (archive ? "-0.1.0.tgz" : "");
        SampleFolder target = archive ? new SampleFolder(Files.createTempDirectory("within")) : at(place);
        RandomChart chart = new RandomChart(random, target);
        chart.chart(depth + 1);
        if (!oneIn(10)) {
            target.with("Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: 0.1.0\n" + chart.oddField() + "\n");
        }
        if (archive) {
            byte[] bytes = archive(target, oneIn(5) ? "other" : name);
            folder.with(place, oneIn(30) ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            delete(target.path());
        }
        return name;
    }

    private SampleFolder at(String place) {
        return new SampleFolder(folder.resolve(place));
    }

    private static byte[] archive(SampleFolder chart, String top) throws IOException {
        HostileTar tar = new HostileTar();
        try (Stream<Path> files = Files.walk(chart.path())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = chart.path().toUri().relativize(file.toUri()).getPath();
                try (InputStream in = Files.newInputStream(file)) {
                    tar.entry(top + "/" + name, (byte) '0', in.readAllBytes());
                }
            }
        }
        return tar.gzipped();
    }

    /** Links within the chart, and one out of it, to nowhere, or to itself. */
    private void links() throws IOException {
        if (!oneIn(10)) {
            return;
        }
        folder.with("linked/a.yaml", "a: 1\n").with("linked/deeper/b", "b");
        Path link = folder.resolve(pick(List.of("link", "templates/link", "linked/link", "values.yaml", "z/y/link")));
        Files.createDirectories(link.resolve("..").normalize());
        Files.deleteIfExists(link);
        Path outside = folder.path().resolveSibling("outside");
        new SampleFolder(outside).with("x", "outside").with("sub/y.yaml", "a: 1\n");
        Files.createSymbolicLink(
                link,
                switch (random.nextInt(10)) {
                    case 0 -> Path.of("nowhere");
                    case 1 -> Path.of("link");
                    case 2, 3 -> outside;
                    case 4 -> outside.resolve("x");
                    case 5, 6 -> folder.resolve("linked/deeper");
                    default -> folder.resolve("linked/a.yaml");
                });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String name() {
        return "chart-" + (char) ('a' + random.nextInt(12));
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
