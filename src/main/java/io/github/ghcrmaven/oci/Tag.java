// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.util.regex.Pattern;

/**
 * A tag of a repository (distribution-spec, "Pulling manifests").
 *
 * @param name at most 128 characters, letters, digits, {@code _}, {@code .} and {@code -}
 */
public record Tag(String name) {

    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern OF_DIGEST = Pattern.compile("sha256-[0-9a-f]{64}(\\.[a-z]+)?");

    public Tag {
        if (!GRAMMAR.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a tag: expected at most 128 letters, digits,"
                    + " '_', '.' and '-', the first a letter, a digit or '_'");
        }
    }

    /**
     * The tag of a chart version: a tag cannot hold {@code +}, so Helm writes {@code _} (pkg/registry/reference.go).
     */
    public static Tag ofVersion(String version) {
        return new Tag(version.replace('+', '_'));
    }

    /**
     * The tag under which the referrers of a manifest are listed where a registry does not list them itself
     * (distribution-spec, "Referrers Tag Schema").
     */
    public static Tag ofReferrers(Digest subject) {
        return new Tag("sha256-" + subject.hex());
    }

    /**
     * Whether it is named after the digest of a manifest: then it holds what belongs to that one, its referrers, or signatures
     * and attestations as cosign keeps them (cosign, specs/SIGNATURE_SPEC.md).
     */
    public boolean isOfDigest() {
        return OF_DIGEST.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
