// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives that {@code mvn package} makes: always the same, and what Helm would make. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedChartsInterop {

    private static final String NO_REGISTRY = "127.0.0.1:1";

    private Path folder;
    private Reactor here;
    private Reactor elsewhere;

    static List<SampleChart> charts() throws IOException {
        return SampleChart.all();
    }

    @BeforeAll
    void packageTwice() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        here = Reactor.of(charts(), folder.resolve("here"), NO_REGISTRY, Optional.empty());
        here.run("package");
        elsewhere = Reactor.of(charts(), folder.resolve("elsewhere"), NO_REGISTRY, Optional.empty());
        for (SampleChart chart : charts()) {
            disturb(elsewhere.chartDirectory(chart));
        }
        elsewhere.run(
                "package",
                Map.of(
                        "TZ", "Pacific/Chatham",
                        "JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1"));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void anArchiveIsTheSameInAnyFolderTimeZoneAndLocale(SampleChart chart) throws IOException {
        assertThat(Digest.of(Files.readAllBytes(elsewhere.archive(chart))))
                .as(chart.name())
                .isEqualTo(Digest.of(Files.readAllBytes(here.archive(chart))));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void anArchiveHasTheEntriesThatHelmWrites(SampleChart chart) throws IOException {
        Archive ours = new Archive(here.archive(chart));
        Archive helms = new Archive(packagedByHelm(chart));

        assertThat(ours.headers()).as(chart.name()).isEqualTo(helms.headers());
        assertThat(withoutMetadata(ours)).as(chart.name()).isEqualTo(withoutMetadata(helms));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyEntryIsAPlainFileOfRootsFromTheTimeOfThePom(SampleChart chart) throws IOException {
        assertThat(new Archive(here.archive(chart)).headers().values())
                .as(chart.name())
                .isNotEmpty()
                .containsOnly(new Archive.Header(0644, 0, 0, Reactor.TIMESTAMP));
    }

    private Path packagedByHelm(SampleChart chart) throws IOException {
        Path target = Files.createDirectories(folder.resolve("helm"));
        List<String> words = new ArrayList<>(List.of("package", "--destination", target.toString()));
        words.addAll(List.of("--version", Reactor.VERSION, "--app-version", Reactor.VERSION));
        words.add(here.chartDirectory(chart).toString());
        Command.of(Tool.HELM4.path(), words)
                .with("SOURCE_DATE_EPOCH", Reactor.TIMESTAMP.getEpochSecond())
                .run();
        return target.resolve(here.archive(chart).getFileName());
    }

    /** Ours keeps the text of Chart.yaml, and Helm 4 changes the time in Chart.lock; both are compared elsewhere. */
    private static Map<String, Digest> withoutMetadata(Archive archive) {
        Map<String, Digest> contents = new TreeMap<>(archive.contents());
        contents.keySet().removeIf(name -> name.endsWith("/Chart.yaml") || name.endsWith("/Chart.lock"));
        return contents;
    }

    /** Gives the files other times and permissions, as another check-out would. */
    private static void disturb(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }
}
