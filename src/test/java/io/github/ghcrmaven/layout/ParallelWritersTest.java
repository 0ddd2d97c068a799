// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import static io.github.ghcrmaven.layout.Samples.MANIFEST;
import static io.github.ghcrmaven.layout.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that one writer puts is lost by what another puts at the same time. */
class ParallelWritersTest {

    private static final int EACH = 12;

    @TempDir
    private Path folder;

    /** Writes tags and referrers; as a process of its own, with the folder and its name. */
    public static void main(String[] arguments) throws IOException {
        write(LayoutRegistry.of(Path.of(arguments[0])), arguments[1]);
    }

    private static void write(LayoutRegistry registry, String name) throws IOException {
        Samples.publish(registry);
        for (int number = 0; number < EACH; number++) {
            registry.putManifest(
                    REPOSITORY.tagged(new Tag(name + "-" + number)), Samples.manifest(name + " " + number));
            registry.attach(REPOSITORY, MANIFEST.digest(), Samples.referrer(name + "-" + number), false);
        }
    }

    private static void assertAllOf(LayoutRegistry registry, List<String> names) throws IOException {
        List<Tag> tags = registry.tags(REPOSITORY).orElseThrow();
        List<String> referrers = registry.referrers(REPOSITORY, MANIFEST.digest()).all().stream()
                .map(entry -> entry.artifactType().orElseThrow())
                .toList();
        assertThat(referrers).hasSize(names.size() * EACH);
        for (String name : names) {
            for (int number = 0; number < EACH; number++) {
                assertThat(tags).contains(new Tag(name + "-" + number));
                Manifest referrer = Samples.referrer(name + "-" + number);
                assertThat(referrers)
                        .contains(referrer.descriptor().artifactType().orElseThrow());
                assertThat(registry.find(REPOSITORY.at(referrer.digest()))).isPresent();
            }
        }
    }

    @Test
    void threadsWithOneRegistryAndWithTheirOwn() throws Exception {
        LayoutRegistry shared = LayoutRegistry.of(folder.resolve("web"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<String> names = List.of("a", "b", "c", "d");
        List<Future<?>> running = new ArrayList<>();
        try {
            for (String name : names) {
                LayoutRegistry registry = name.equals("a") ? LayoutRegistry.of(folder.resolve("web")) : shared;
                running.add(threads.submit(() -> {
                    write(registry, name);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertAllOf(shared, names);
    }

    @Test
    void processes() throws Exception {
        Path layout = folder.resolve("web");
        List<Process> writers = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ParallelWritersTest.class.getName(),
                            layout.toString(),
                            name)
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }

        assertAllOf(LayoutRegistry.of(layout), List.of("a", "b"));
    }

    @Test
    void whoWaitsTooLongIsTold() throws IOException {
        Files.createDirectories(folder.resolve("web"));
        try (LayoutLock held = LayoutLock.of(folder.resolve("web"), Duration.ZERO)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> LayoutLock.of(folder.resolve("web"), Duration.ofMillis(1)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("is being changed by somebody else");
        }
        LayoutLock.of(folder.resolve("web"), Duration.ZERO).close();
    }
}
