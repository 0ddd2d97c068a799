// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 digest of some content, the only algorithm that every OCI registry knows (image-spec, descriptor.md).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final String PREFIX = "sha256:";

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "'" + hex + "' is not a SHA-256 digest: expected 64 lower-case hexadecimal digits");
        }
    }

    /** Reads the wire form, {@code sha256:<hex>}. */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a digest: expected sha256:<64 hexadecimal digits>");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    public static Digest of(byte[] content) {
        return fromBytes(sha256().digest(content));
    }

    /** The digest that a finished {@link #sha256()} computation gives. */
    public static Digest of(MessageDigest finished) {
        return fromBytes(finished.digest());
    }

    private static Digest fromBytes(byte[] value) {
        return new Digest(HexFormat.of().formatHex(value));
    }

    /** A new SHA-256 computation. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Enough of the digest to recognise it in a line of a log. */
    public String abbreviated() {
        return PREFIX + hex.substring(0, 6) + "…" + hex.substring(62);
    }

    /** The wire form, so that logs and URLs agree. */
    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
