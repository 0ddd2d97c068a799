// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import io.github.ghcrmaven.testing.ChildProject;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code ghcr:package} adds to the shortest Maven run: {@code mvn validate} and {@code mvn ghcr:package} of one small
 * project, each a process of its own, in turn, so that both meet the same machine.
 */
public final class ColdStart {

    private static final int PAIRS = 15;

    private ColdStart() {}

    /**
     * Measures.
     *
     * @param args the project's folder, the folder to write to, Maven's home, the local repository that the plugin was installed into, that of
     *     the build around, and the plugin's version
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path target = Path.of(args[1]);
        Path project = Files.createDirectories(target.resolve("cold-start"));
        Files.createDirectories(project.resolve(".mvn")); // else that of the plugin's own build is Maven's
        ChildProject.writePom(project, "cold-start", List.of(), Path.of(args[4]));
        Files.writeString(project.resolve("settings.xml"), "<settings/>"); // no mirror stands in for that repository
        SampleChart.write(project.resolve("src/main/helm"), "cold-start");
        List<String> validate = new ArrayList<>(List.of(
                Path.of(args[2], "bin", "mvn").toString(),
                "--batch-mode",
                "--settings",
                "settings.xml",
                "-Dmaven.repo.local=" + args[3],
                "validate"));
        List<String> pack = new ArrayList<>(validate);
        pack.set(pack.size() - 1, "io.github.ghcrmaven:ghcr-maven-plugin:" + args[5] + ":package");

        double unused = seconds(pack, project); // fetches what the plugin's POM imports
        validate.add(1, "--offline");
        pack.add(1, "--offline");
        List<Double> shorter = new ArrayList<>();
        List<Double> longer = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            shorter.add(seconds(validate, project));
            longer.add(seconds(pack, project));
            added.add(longer.get(pair) - shorter.get(pair));
        }
        String table = """
                | | median, s | min, s | max, s |
                |---|--:|--:|--:|
                """
                + row("`mvn validate`", shorter)
                + row("`mvn ghcr:package`", longer)
                + row("the difference, pair by pair", added);
        Files.writeString(target.resolve("cold-start.md"), table);
        MeasuredPage.ofPackaging(Path.of(args[0])).show("cold-start", table);
        System.out.println(table);
    }

    private static double seconds(List<String> command, Path project) throws IOException, InterruptedException {
        Path log = project.resolveSibling("cold-start.log");
        long start = System.nanoTime();
        int exit = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(log));
        }
        return seconds;
    }

    private static String row(String what, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
