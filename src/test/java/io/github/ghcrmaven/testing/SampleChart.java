// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A small chart that Helm can render, for tests that need one and do not care which. */
public final class SampleChart {

    private SampleChart() {}

    /** Writes the chart into a folder, which is made. */
    public static Path write(Path folder, String name) throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("Chart.yaml"), """
                apiVersion: v2
                name: %s
                description: What the tests publish
                type: application
                version: 0.0.0 # the build replaces it
                """.formatted(name));
        Files.writeString(folder.resolve("values.yaml"), "greeting: hello\n");
        Files.writeString(folder.resolve("templates/config.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: {{ .Release.Name }}-%s
                data:
                  greeting: {{ .Values.greeting | quote }}
                """.formatted(name));
        return folder;
    }

    /** The same with what packaging might trip over: names beyond ASCII, long ones, charts in an order of their own. */
    public static Path writeOdd(Path folder, String name) throws IOException {
        write(folder, name);
        write(folder.resolve("charts/1"), name + "-of-1");
        write(folder.resolve("charts/2"), "a-" + name);
        Files.writeString(folder.resolve("Chart.yaml"), """
                dependencies:
                  - {name: %s-of-1, version: 0.0.0}
                  - {name: a-%s, version: 0.0.0}
                """.formatted(name, name), StandardOpenOption.APPEND);
        for (String file :
                List.of("docs/\u0130stanbul \u0661.md", "docs/" + "long/".repeat(60) + "I.md", "INDEX.txt", "i.txt")) {
            Path path = resolve(folder, file);
            Files.createDirectories(path.resolve("..").normalize());
            Files.writeString(path, file + "\r\n");
        }
        return folder;
    }

    /** Copies a folder; its files get other permissions (an umask does that) and another time (a checkout does). */
    public static void copy(Path from, Path to, String permissions, Instant time) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(permissions));
                    Files.setLastModifiedTime(copy, FileTime.from(time));
                }
            }
        }
    }

    /** By URI, since that gives a name's bytes in UTF-8 whatever the locale. */
    private static Path resolve(Path folder, String file) {
        try {
            return Path.of(URI.create(folder.toUri() + new URI(null, null, file, null).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
