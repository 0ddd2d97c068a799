// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okio.ByteString;

/** A block of PEM as it is written: lines of 64 characters, each with its end (RFC 7468, section 3; Go's encoding/pem). */
public record PemBlock(String label, ByteString content) {

    private static final int LINE = 64;
    private static final byte[] LINE_END = {'\n'};

    /** The block as it is written, with the end of its last line. */
    public String text() {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, LINE_END);
        String body = new String(lines.encode(content.toByteArray()), StandardCharsets.US_ASCII);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
