// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Uploads to one repository that were opened before there was anything to send: all at once, so that no blob waits for its own.
 * Each takes one blob. Safe for use by several threads.
 */
public final class OpenUploads {

    private final Queue<Upload> open;

    public OpenUploads(Collection<Upload> opened) {
        open = new ConcurrentLinkedQueue<>(opened);
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
