// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

/**
 * One manifest of a repository, named by a tag or by its digest.
 *
 * @param repository the repository that holds it
 * @param name a {@link Tag} or a {@link Digest} in wire form, as it stands in a registry's URLs
 */
public record Reference(Repository repository, String name) {

    public Reference {
        if (name.contains(":")) {
            Digest.parse(name);
        } else {
            new Tag(name);
        }
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
