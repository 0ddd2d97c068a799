// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.util.regex.Pattern;

/**
 * A repository of a registry: where the versions of one chart live.
 *
 * @param registry host, with {@code :port} where it has one
 * @param path the repository's name in that registry, lower case (distribution-spec, "Pulling manifests")
 */
public record Repository(String registry, String path) {

    private static final Pattern REGISTRY = Pattern.compile(
            "([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*(:[0-9]{1,5})?"
                    + "|\\[[0-9a-fA-F:]+](:[0-9]{1,5})?");
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9]++((\\.|__?|-++)[a-z0-9]++)*+(/[a-z0-9]++((\\.|__?|-++)[a-z0-9]++)*+)*+");

    public Repository {
        if (!REGISTRY.matcher(registry).matches() || port(registry) > 65_535) {
            throw new IllegalArgumentException("'" + registry + "' is not a registry: expected host or host:port");
        }
        if (!PATH.matcher(path).matches() || registry.length() + path.length() > 254) {
            throw new IllegalArgumentException("'" + path + "' is not a repository: expected lower-case letters and"
                    + " digits, parted by '.', '_', '-' or '/', at most 255 characters with the registry");
        }
    }

    private static int port(String registry) {
        int colon = registry.lastIndexOf(':');
        return colon < 0 || registry.endsWith("]") ? 0 : Integer.parseInt(registry.substring(colon + 1));
    }

    /** The repository of this name below this one. */
    public Repository child(String name) {
        return new Repository(registry, path + "/" + name);
    }

    public Reference tagged(Tag tag) {
        return new Reference(this, tag.name());
    }

    public Reference at(Digest digest) {
        return new Reference(this, digest.toString());
    }

    @Override
    public String toString() {
        return registry + "/" + path;
    }
}
