// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.security.MessageDigest;
import java.util.Optional;

/** Holds content that passes by against what its descriptor says: so many bytes, and this digest. Used by one thread. */
public final class ContentCheck {

    private final Descriptor expected;
    private final MessageDigest digest = Digest.sha256();
    private long left;

    public ContentCheck(Descriptor expected) {
        this.expected = expected;
        this.left = expected.size();
    }

    /**
     * Takes the next bytes, from the beginning of the buffer.
     *
     * @return what is wrong with the content, said of it: {@code has more bytes than …}; empty where nothing is so far
     */
    public Optional<String> next(byte[] buffer, int length) {
        left -= length;
        if (left < 0) {
            return Optional.of("has more bytes than the " + expected.size() + " that its descriptor says");
        }
        digest.update(buffer, 0, length);
        return Optional.empty();
    }

    /** What is wrong with the content now that it has ended; empty where it is what the descriptor says. */
    public Optional<String> end() {
        if (left != 0) {
            return Optional.of("has " + (expected.size() - left) + " bytes instead of the " + expected.size()
                    + " that its descriptor says");
        }
        Digest found = Digest.of(digest);
        return found.equals(expected.digest()) ? Optional.empty() : Optional.of("has the digest " + found);
    }
}
