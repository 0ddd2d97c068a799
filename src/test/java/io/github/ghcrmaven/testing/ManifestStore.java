// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The manifests and tags of all repositories, and the way that each tag has come. */
final class ManifestStore {
    private final Map<String, Repository> repositories = new TreeMap<>();
    private Consumer<String> watcher = repository -> {};

    /** While it looks nothing changes. */
    synchronized void watch(Consumer<String> onlooker) {
        watcher = onlooker;
    }

    synchronized void put(String repository, StoredManifest manifest) {
        add(repository, manifest);
        watcher.accept(repository);
    }

    private void add(String repository, StoredManifest manifest) {
        written(repository).manifests.put(manifest.digest(), manifest);
    }

    /** Puts a manifest and its tag at once, as a PUT by tag does. */
    synchronized void put(String repository, StoredManifest manifest, String tag) {
        String from = written(repository).tags.get(tag);
        seed(repository, manifest, tag);
        written(repository).moves.add(new TagMove(tag, from, manifest.digest()));
        watcher.accept(repository);
    }

    /** As if it had been there before: no move is recorded. */
    synchronized void seed(String repository, StoredManifest manifest, String tag) {
        add(repository, manifest);
        written(repository).tags.put(tag, manifest.digest());
    }

    synchronized Optional<StoredManifest> get(String repository, String reference) {
        Repository known = read(repository);
        return Optional.ofNullable(known.manifests.get(known.tags.getOrDefault(reference, reference)));
    }

    /** Those that name it as their subject, by digest. */
    synchronized List<StoredManifest> referrers(String repository, String subject) {
        return read(repository).manifests.values().stream()
                .filter(manifest -> manifest.refersTo(subject))
                .sorted(Comparator.comparing(StoredManifest::digest))
                .toList();
    }

    synchronized List<String> tags(String repository) {
        return List.copyOf(read(repository).tags.keySet());
    }

    synchronized List<TagMove> moves(String repository) {
        return List.copyOf(read(repository).moves);
    }

    synchronized Set<String> repositories() {
        return new TreeSet<>(repositories.keySet());
    }

    private Repository written(String name) {
        return repositories.computeIfAbsent(name, absent -> new Repository());
    }

    private Repository read(String name) {
        return repositories.getOrDefault(name, new Repository());
    }

    private static final class Repository {
        private final Map<String, StoredManifest> manifests = new HashMap<>();
        private final Map<String, String> tags = new TreeMap<>();
        private final List<TagMove> moves = new ArrayList<>();
    }
}
