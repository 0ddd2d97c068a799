// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/** One block of PEM (RFC 7468) and nothing beside it. */
public final class PemText {

    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z ]{1,40})-----([A-Za-z0-9+/=\\s]+)-----END ([A-Z ]{1,40})-----\\s*");

    private PemText() {}

    /**
     * What the block holds.
     *
     * @param label what it must be called, such as {@code PUBLIC KEY}
     * @param name what the text is called in messages
     * @throws RefusedException where it is not one block of that label
     */
    public static ByteString decoded(String text, String label, String name) {
        RefusedException.unless(text.length() <= 2 * Limits.CERTIFICATE, name + " is too large");
        Matcher block = BLOCK.matcher(text);
        RefusedException.unless(
                block.matches()
                        && block.group(1).equals(label)
                        && block.group(3).equals(label),
                name + " is not PEM of one " + label);
        return Base64Text.decoded(block.group(2).replaceAll("\\s", ""), name);
    }

    /** Whether the text is PEM of that label. */
    public static boolean isOf(String text, String label) {
        return text.contains("-----BEGIN " + label + "-----");
    }
}
