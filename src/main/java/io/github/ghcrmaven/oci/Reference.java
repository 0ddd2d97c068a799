// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.util.Locale;

/**
 * One manifest of a repository, named by a tag or by its digest.
 *
 * @param repository the repository that holds it
 * @param name a {@link Tag} or a {@link Digest} in wire form, as it stands in a registry's URLs
 */
public record Reference(Repository repository, String name) {

    private static final String SCHEME = "oci://";

    public Reference {
        if (name.contains(":")) {
            Digest.parse(name);
        } else {
            new Tag(name);
        }
    }

    /**
     * Reads what people write: {@code host/path:tag} or {@code host/path@sha256:…}, with {@code oci://} before it or not. The
     * host is never guessed, and neither is a tag.
     *
     * @throws IllegalArgumentException where it is neither, and why
     */
    public static Reference parse(String text) {
        String rest = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
        int slash = rest.indexOf('/');
        int at = rest.indexOf('@');
        int end = at >= 0 ? at : rest.lastIndexOf(':');
        if (slash < 0 || !isHost(rest.substring(0, slash))) {
            throw new IllegalArgumentException("'" + text + "' does not begin with the host of a registry");
        }
        if (end < slash) {
            throw new IllegalArgumentException("'" + text + "' names neither a tag nor a digest");
        }
        String path = rest.substring(slash + 1, end);
        if (path.contains(":")) {
            throw new IllegalArgumentException("'" + text + "' names a tag and a digest, and only one can count");
        }
        String host = rest.substring(0, slash).toLowerCase(Locale.ROOT);
        String name = rest.substring(end + 1);
        return new Reference(
                new Repository(host, path), at >= 0 ? Digest.parse(name).toString() : name);
    }

    private static boolean isHost(String text) {
        return text.contains(".") || text.contains(":") || text.equals("localhost");
    }

    public boolean isDigest() {
        return name.contains(":");
    }

    /** As people write it: {@code host/path:tag} or {@code host/path@sha256:…}. */
    @Override
    public String toString() {
        return repository + (isDigest() ? "@" : ":") + name;
    }
}
