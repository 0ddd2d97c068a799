// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command took.
 *
 * @param wall seconds on the clock
 * @param cpu seconds of CPU, its own and its children's
 * @param output what it printed
 */
record Timed(double wall, double cpu, String output) {

    /** Nothing of the caller's: a CI job starts from as little. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(HELM|GHCR|GITHUB|ACTIONS|DOCKER|COSIGN|SIGSTORE|XDG|MAVEN|TUF)_.*|REGISTRY_AUTH_FILE|SOURCE_DATE_EPOCH");

    /** POSIX, times: of the shell first, then of its children; user and system. */
    private static final String SHELL = "\"$@\"; status=$?; times > \"$0\"; exit $status";

    private static final Pattern MINUTES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    /** Runs a command that has to succeed. */
    static Timed run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        Path times = folder.resolve("command.times");
        List<String> words = new ArrayList<>(List.of("sh", "-c", SHELL, times.toString()));
        words.addAll(command);
        ProcessBuilder process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().keySet().removeIf(name -> FOREIGN.matcher(name).matches());
        process.environment().putAll(environment);
        long start = System.nanoTime();
        int exit = process.start().waitFor();
        double wall = (System.nanoTime() - start) / 1e9;
        String output = Files.readString(log, StandardCharsets.UTF_8);
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\nended with " + exit + "\n" + output);
        }
        return new Timed(wall, cpu(Files.readAllLines(times).get(1)), output);
    }

    private static double cpu(String times) {
        Matcher matcher = MINUTES.matcher(times);
        if (!matcher.matches()) {
            throw new IllegalStateException("not what times prints: " + times);
        }
        return 60 * Double.parseDouble(matcher.group(1))
                + Double.parseDouble(matcher.group(2))
                + 60 * Double.parseDouble(matcher.group(3))
                + Double.parseDouble(matcher.group(4));
    }

    /** Both, one after the other. */
    Timed and(Timed next) {
        return new Timed(wall + next.wall, cpu + next.cpu, output + next.output);
    }

    /** What this took more than another. */
    Timed less(Timed other) {
        return new Timed(wall - other.wall, cpu - other.cpu, output);
    }
}
