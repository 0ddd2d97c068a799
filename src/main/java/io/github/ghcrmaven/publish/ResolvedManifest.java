// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;

/**
 * A manifest that is in a registry already. A tag is resolved once, and everything after goes by the digest of the bytes that
 * were read: whoever moves the tag meanwhile changes nothing.
 */
public final class ResolvedManifest {

    private final Reference reference;
    private final byte[] bytes;

    private ResolvedManifest(Reference reference, byte[] bytes) {
        this.reference = reference;
        this.bytes = bytes;
    }

    /**
     * Reads what a reference names.
     *
     * @throws FaultException where it is not there, or the registry refuses
     * @throws IOException where the registry cannot be reached or cannot serve
     */
    public static ResolvedManifest of(Registry registry, Reference asked) throws IOException {
        byte[] bytes = registry.read(asked)
                .orElseThrow(() -> new FaultException(
                        "There is no " + asked + ", or these credentials may not see it.",
                        "correct the reference, or see which credential was used",
                        "reference-missing"));
        return new ResolvedManifest(asked.repository().at(Digest.of(bytes)), bytes);
    }

    /** By digest, which no one can move. */
    public Reference reference() {
        return reference;
    }

    /** Computed from the bytes, never taken from a header. */
    public Digest digest() {
        return Digest.parse(reference.name());
    }

    /**
     * As what refers to it names it.
     *
     * @throws FaultException where it is neither a manifest nor an index
     */
    public Descriptor descriptor() {
        content();
        return Manifest.parse(bytes).descriptor();
    }

    /**
     * What it says.
     *
     * @throws FaultException where it is neither a manifest nor an index
     */
    public ManifestContent content() {
        try {
            return ManifestContent.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    "What stands at " + reference + " should be a manifest: " + e.getMessage() + ".",
                    "see who has put it there, and with what",
                    "wrong-content");
        }
    }
}
