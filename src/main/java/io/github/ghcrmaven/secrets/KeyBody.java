// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a private key, and whether they are one from the first to the last: a body that was cut, or made up for an
 * example, does not end where its first bytes say.
 */
final class KeyBody {

    /** Ed25519 in PKCS #8, the smallest in use, has 48 bytes (RFC 8410). */
    private static final int SMALLEST = 40;

    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SECRET_KEY_PACKET = 5;

    private final String label;
    private final byte[] bytes;

    /** The decoded body; {@code label} is what stands before PRIVATE KEY, such as RSA. */
    KeyBody(String label, byte[] bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    boolean isWhole() {
        if (bytes.length < SMALLEST) {
            return false;
        }
        return switch (label) {
            case "OPENSSH" -> isOpenSsh();
            case "PGP" -> isOpenPgp();
            default -> isDer();
        };
    }

    /** A SEQUENCE as long as all that follows (X.690): PKCS #1 and #8, SEC 1, and those of OpenSSL for DSA. */
    private boolean isDer() {
        int first = bytes[1] & 0xff;
        if (bytes[0] != 0x30) {
            return false;
        }
        if (first < 0x80) {
            return first == bytes.length - 2;
        }
        int count = first - 0x80;
        if (count < 1 || count > 3) {
            return false;
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (bytes[2 + i] & 0xff);
        }
        return length == bytes.length - 2 - count;
    }

    /** Cipher, KDF and its options, the public keys, the private ones, and no more (PROTOCOL.key of OpenSSH). */
    private boolean isOpenSsh() {
        if (!Arrays.equals(OPENSSH, Arrays.copyOf(bytes, OPENSSH.length))) {
            return false;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, OPENSSH.length, bytes.length - OPENSSH.length);
        try {
            skip(rest);
            skip(rest);
            skip(rest);
            int keys = rest.getInt();
            for (int i = 0; i < keys; i++) {
                skip(rest);
            }
            skip(rest);
        } catch (BufferUnderflowException e) {
            return false;
        }
        return !rest.hasRemaining();
    }

    private static void skip(ByteBuffer rest) {
        int length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
            throw new BufferUnderflowException();
        }
        rest.position(rest.position() + length);
    }

    /** The first packet's tag, in the old or the new format (RFC 9580, section 4.2). */
    private boolean isOpenPgp() {
        int first = bytes[0] & 0xff;
        int tag = (first & 0x40) == 0 ? (first >> 2) & 0x0f : first & 0x3f;
        return (first & 0x80) != 0 && tag == SECRET_KEY_PACKET;
    }
}
