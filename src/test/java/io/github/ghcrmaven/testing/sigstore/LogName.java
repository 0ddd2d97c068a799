// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import okio.Buffer;
import okio.ByteString;

/**
 * What a transparency log is known by.
 *
 * @param host the name under which it signs checkpoints, and the host of its address in the trusted root
 * @param origin the first line of its checkpoints
 * @param keyId what the trusted root calls it
 */
record LogName(String host, String origin, ByteString keyId) {

    /** As Rekor's first generation: known by its key. The tree's number is part of the origin, but not of the name. */
    static LogName ofRekor1(String host, long treeId, ServiceKey key) {
        return new LogName(host, host + " - " + treeId, key.fingerprint());
    }

    /**
     * As Rekor's second generation: the key identifier of a signed note with an Ed25519 key
     * (https://c2sp.org/signed-note).
     */
    static LogName ofRekor2(String host, ServiceKey key) {
        // the key itself is what ends its SubjectPublicKeyInfo (RFC 8410, 4)
        ByteString encoded = key.encoded();
        ByteString raw = encoded.substring(encoded.size() - 32);
        return new LogName(
                host,
                host,
                new Buffer().writeUtf8(host + "\n").writeByte(1).write(raw).sha256());
    }

    /** The first bytes of every signature on a checkpoint. */
    ByteString keyHint() {
        return keyId.substring(0, 4);
    }
}
