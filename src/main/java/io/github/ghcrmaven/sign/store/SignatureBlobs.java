// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.MemorySink;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import okio.ByteString;

/**
 * Reads the blobs of signatures, each once, and no more of them together than fits into a build's memory: they are of
 * anybody's making. Signers of the same manifest often share a payload.
 */
final class SignatureBlobs {

    private static final long MOST_TOGETHER = 64 << 20;

    private final Registry registry;
    private final Repository repository;
    private final Map<Digest, ByteString> known = new HashMap<>();
    private long left = MOST_TOGETHER;

    SignatureBlobs(Registry registry, Repository repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /**
     * The blob's bytes.
     *
     * @param longest how many it may have
     * @throws RefusedException where it is larger, is not there, or is not what its descriptor says
     * @throws IOException where the registry cannot be reached or cannot serve
     */
    ByteString read(Descriptor blob, int longest) throws IOException {
        ByteString before = known.get(blob.digest());
        if (before != null) {
            return before;
        }
        RefusedException.unless(blob.size() <= longest, "its blob is larger than " + longest + " bytes");
        RefusedException.unless(
                blob.size() <= left, "the signatures before it have " + (MOST_TOGETHER >> 20) + " MiB already");
        left -= blob.size();
        MemorySink sink = new MemorySink(longest);
        try {
            registry.readBlob(repository, blob, sink);
        } catch (FaultException e) {
            throw StoredSignatures.refused(e);
        }
        ByteString content = ByteString.of(sink.bytes());
        known.put(blob.digest(), content);
        return content;
    }
}
