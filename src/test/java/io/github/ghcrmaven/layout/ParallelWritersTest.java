// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import static io.github.ghcrmaven.layout.Samples.MANIFEST;
import static io.github.ghcrmaven.layout.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
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

    /** Writes tags and referrers; as a process of its own, with the folder and the names of its threads. */
    public static void main(String[] arguments) throws Exception {
        sideBySide(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
    }

    /** A thread for each name, each with a registry of its own. */
    private static void sideBySide(Path layout, List<String> names) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> running = new ArrayList<>();
        try {
            for (String name : names) {
                LayoutRegistry registry = LayoutRegistry.of(layout);
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
    void threadsWithRegistriesOfTheirOwn() throws Exception {
        List<String> names = List.of("a", "b", "c", "d");
        sideBySide(folder.resolve("web"), names);

        assertAllOf(LayoutRegistry.of(folder.resolve("web")), names);
    }

    /** It says what it is before it holds anything else, and who looks sees first the one and then the other. */
    @Test
    void whoLooksWhileALayoutIsMadeIsNotTurnedAway() throws Exception {
        ExecutorService maker = Executors.newSingleThreadExecutor();
        try {
            for (int number = 0; number < 300; number++) {
                Path made = folder.resolve("web-" + number);
                LayoutRegistry registry = LayoutRegistry.of(made);
                Future<?> making = maker.submit(() -> {
                    Samples.publish(registry);
                    return null;
                });
                while (!making.isDone()) {
                    assertThat(LayoutRegistry.of(made).find(REPOSITORY.tagged(new Tag("none"))))
                            .isEmpty();
                }
                making.get();
            }
        } finally {
            maker.shutdownNow();
        }
    }

    @Test
    void threadsWithOneRegistry() throws Exception {
        LayoutRegistry shared = LayoutRegistry.of(folder.resolve("web"));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> running = other.submit(() -> {
                write(shared, "a");
                return null;
            });
            write(shared, "b");
            running.get();
        } finally {
            other.shutdownNow();
        }

        assertAllOf(shared, List.of("a", "b"));
    }

    @Test
    void processesWithThreads() throws Exception {
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
                            name + "1",
                            name + "2")
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process writer : writers) {
            String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(writer.waitFor()).as(said).isZero();
        }

        assertAllOf(LayoutRegistry.of(layout), List.of("a1", "a2", "b1", "b2"));
    }

    @Test
    void whoWaitsTooLongIsTold() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            String said = LayoutLock.holding(
                    folder, Duration.ZERO, () -> messageOf(other.submit(() -> hold(Duration.ofMillis(1)))));
            assertThat(said).contains("is being changed by somebody else");
            assertThat(hold(Duration.ZERO)).isEqualTo("held");
        } finally {
            other.shutdownNow();
        }
    }

    private String hold(Duration patience) throws IOException {
        return LayoutLock.holding(folder, patience, () -> "held");
    }

    private static String messageOf(Future<String> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
