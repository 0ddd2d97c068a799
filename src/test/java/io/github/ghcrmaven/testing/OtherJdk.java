// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK of another version than the one that runs the tests, where the machine has one.
 *
 * @param version its feature version, such as 25
 */
public record OtherJdk(Path home, int version) {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([0-9]+)");

    /**
     * The newest of those that {@code JAVA_HOME_25}, {@code JAVA_HOME_21_X64} and the like name, else of those installed
     * beside the one that runs.
     */
    public static Optional<OtherJdk> find() throws IOException {
        List<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("JAVA_HOME_[0-9]+(_\\w+)?"))
                .map(Map.Entry::getValue)
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .toList();
        Optional<OtherJdk> other = newest(named);
        if (other.isPresent()) {
            return other;
        }
        Path running = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(running.resolveSibling("."))) {
            return newest(beside.toList());
        }
    }

    private static Optional<OtherJdk> newest(List<Path> homes) throws IOException {
        List<OtherJdk> others = new ArrayList<>();
        for (Path home : homes) {
            int version = version(home);
            if (version >= 17 && version != Runtime.version().feature()) {
                others.add(new OtherJdk(home.normalize(), version));
            }
        }
        return others.stream().max(Comparator.comparingInt(OtherJdk::version));
    }

    /** As its file {@code release} says; 0 where there is no runtime. */
    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isRegularFile(release)) {
            return 0;
        }
        Matcher version = VERSION.matcher(Files.readString(release));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    /** What {@link Compressed} prints on it. */
    public String compressed(Path testClasses) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        home.resolve("bin/java").toString(), "-cp", testClasses.toString(), Compressed.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(home + ": " + printed);
        }
        return printed.strip();
    }
}
