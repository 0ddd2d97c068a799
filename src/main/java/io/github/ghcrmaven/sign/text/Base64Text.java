// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

import java.util.Base64;
import okio.ByteString;

/** Base64 in its one canonical form (RFC 4648, section 3.5): the same bytes have one text only, which hashes may rely on. */
public final class Base64Text {

    private Base64Text() {}

    /**
     * What a text stands for.
     *
     * @param name what the text is called in messages
     * @throws RefusedException where it is not Base64 with its padding
     */
    public static ByteString decoded(String text, String name) {
        try {
            ByteString bytes = ByteString.of(Base64.getDecoder().decode(text));
            if (bytes.base64().equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new RefusedException(name + " is not Base64");
    }
}
