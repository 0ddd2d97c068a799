// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import okio.ByteString;

/** The blobs of all repositories; content that several hold is kept once. */
final class BlobStore {
    private final Map<String, ByteString> contents = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> holdings = new ConcurrentHashMap<>();

    static String digestOf(ByteString content) {
        return "sha256:" + content.sha256().hex();
    }

    String put(String repository, ByteString content) {
        String digest = digestOf(content);
        contents.putIfAbsent(digest, content);
        holdings.computeIfAbsent(repository, name -> new ConcurrentSkipListSet<>())
                .add(digest);
        return digest;
    }

    Optional<ByteString> get(String repository, String digest) {
        return holdings.getOrDefault(repository, Set.of()).contains(digest)
                ? Optional.ofNullable(contents.get(digest))
                : Optional.empty();
    }

    Optional<ByteString> content(String digest) {
        return Optional.ofNullable(contents.get(digest));
    }

    Set<String> digests(String repository) {
        return new TreeSet<>(holdings.getOrDefault(repository, Set.of()));
    }

    Set<String> repositories() {
        return new TreeSet<>(holdings.keySet());
    }
}
