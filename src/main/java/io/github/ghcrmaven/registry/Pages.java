// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** A list that comes in pages, to its end (distribution-spec, "Listing Tags"). A registry that never ends it is found out. */
record Pages(Endpoint endpoint) {

    private static final int MOST_PAGES = 1000;
    private static final int MOST_ENTRIES = 200_000;

    /** Asks for one page; empty where there is no such list. */
    @FunctionalInterface
    interface Ask<T> {
        Optional<Page<T>> page(HttpUrl address) throws IOException;
    }

    /** The entries of all pages, each once; empty where the first page says that there is no such list. */
    <T> Optional<List<T>> read(HttpUrl first, Ask<T> ask) throws IOException {
        Set<HttpUrl> asked = new HashSet<>();
        Set<T> entries = new LinkedHashSet<>();
        Optional<HttpUrl> address = Optional.of(first);
        while (address.isPresent()) {
            asked.add(address.get());
            Optional<Page<T>> page = ask.page(address.get());
            if (page.isEmpty() && asked.size() == 1) {
                return Optional.empty();
            }
            if (page.isEmpty()) {
                throw wrong("ended a list in the middle: it has no page where the one before leads to");
            }
            boolean longer = entries.addAll(page.get().entries());
            address = page.get().next();
            if (address.isPresent()) {
                check(address.get(), asked, longer || page.get().entries().isEmpty(), entries.size());
            }
        }
        return Optional.of(new ArrayList<>(entries));
    }

    private void check(HttpUrl next, Set<HttpUrl> asked, boolean goesOn, int entries) {
        if (!endpoint.isSameServer(next)) {
            throw wrong("goes on with a list at another address, " + next.host() + ":" + next.port());
        }
        if (asked.contains(next) || !goesOn) {
            throw wrong("repeats a page of a list instead of going on");
        }
        if (asked.size() >= MOST_PAGES || entries > MOST_ENTRIES) {
            throw wrong("has not ended a list after " + asked.size() + " pages and " + entries + " entries");
        }
    }

    private RuntimeException wrong(String how) {
        return Answers.wrong(endpoint.host() + " " + how + ".");
    }
}
