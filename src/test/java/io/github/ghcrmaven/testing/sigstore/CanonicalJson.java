// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonElement;
import java.io.IOException;
import okio.ByteString;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one form of RFC 8785, in UTF-8. */
final class CanonicalJson {

    private CanonicalJson() {}

    static ByteString of(JsonElement json) {
        try {
            return ByteString.of(new JsonCanonicalizer(json.toString()).getEncodedUTF8());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
