// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import okio.ByteString;

/** A manifest, byte for byte, with the media type that it was put under. */
record StoredManifest(String mediaType, ByteString content) {

    String digest() {
        return BlobStore.digestOf(content);
    }

    /** Its content; empty for what is no JSON object. */
    JsonObject json() {
        try {
            return JsonParser.parseString(content.utf8()) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException seeded) {
            return new JsonObject();
        }
    }

    boolean refersTo(String subject) {
        return json().get("subject") instanceof JsonObject named
                && named.get("digest") instanceof JsonPrimitive text
                && text.getAsString().equals(subject);
    }
}
