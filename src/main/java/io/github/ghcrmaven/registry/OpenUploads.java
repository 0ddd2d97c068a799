// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Uploads to one repository that were opened before there was anything to send: all at once, so that no blob waits for its own.
 * Each takes one blob. Safe for use by several threads.
 */
public final class OpenUploads {

    private final Queue<Upload> open;

    private OpenUploads(Collection<Upload> opened) {
        open = new ConcurrentLinkedQueue<>(opened);
    }

    /**
     * Opens uploads side by side: one after the other, each would cost a round trip before its blob.
     *
     * @param number how many; a registry that needs none opened may open none
     * @param sideBySide open as long as this takes
     * @throws FaultException where the registry refuses
     * @throws IOException where it cannot be reached or cannot serve
     */
    public static OpenUploads open(Registry registry, Repository repository, int number, SideBySide sideBySide)
            throws IOException {
        List<Optional<Upload>> opened = SideBySide.awaitAll(IntStream.range(0, number)
                .mapToObj(i -> sideBySide.start(() -> registry.openUpload(repository)))
                .toList());
        return new OpenUploads(opened.stream().flatMap(Optional::stream).toList());
    }

    /** None: each blob opens its own. */
    public static OpenUploads none() {
        return new OpenUploads(List.of());
    }

    /** One that nobody has taken; empty where none is left. */
    public Optional<Upload> take() {
        return Optional.ofNullable(open.poll());
    }
}
