// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The checksum in tokens of GitHub and npm: the last six characters are the CRC-32 of those between prefix and checksum,
 * in base 62, padded with zeros. See "Behind GitHub's new authentication token formats" (GitHub's blog, 2021-04-05) and
 * "npm has a new access token format" (GitHub's changelog, 2021-09-23).
 */
final class TokenChecksum {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 6;

    private TokenChecksum() {}

    /** Whether the token, which has a prefix that ends with {@code _}, ends with its checksum. */
    static boolean isRight(String token) {
        String body = token.substring(token.indexOf('_') + 1);
        int end = body.length() - LENGTH;
        return end > 0 && body.substring(end).equals(of(body.substring(0, end)));
    }

    static String of(String random) {
        CRC32 crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < LENGTH; i++) {
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.toString();
    }
}
