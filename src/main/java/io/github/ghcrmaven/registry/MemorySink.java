// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** The memory, for blobs that are small by their nature: a blob that says to be larger than {@code most} is refused. */
public final class MemorySink implements BlobSink {

    private final long most;
    private ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private byte[] accepted = new byte[0];

    /**
     * A sink in memory.
     *
     * @param most so many bytes at most
     */
    public MemorySink(int most) {
        this.most = most;
    }

    @Override
    public OutputStream begin(Descriptor blob) {
        if (blob.size() > most) {
            throw Answers.wrong("The blob " + blob.digest() + " has " + blob.size() + " bytes, and a "
                    + blob.mediaType() + " has " + most + " at most.");
        }
        begun = new ByteArrayOutputStream((int) blob.size());
        return begun;
    }

    @Override
    public void accept() {
        accepted = begun.toByteArray();
    }

    @Override
    public void discard() {
        begun = new ByteArrayOutputStream();
    }

    /** What was accepted; nothing before that. */
    public byte[] bytes() {
        return accepted.clone();
    }
}
