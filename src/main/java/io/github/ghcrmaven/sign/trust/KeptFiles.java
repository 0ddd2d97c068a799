// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import com.google.gson.JsonObject;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;

/**
 * The files of a repository as they were when it was last asked.
 *
 * @param asked when it was asked with success
 * @param byPath the files
 */
record KeptFiles(Instant asked, Map<String, ByteString> byPath) implements TufFiles {

    /** Nothing, of a repository that was never asked. */
    static final KeptFiles NONE = new KeptFiles(Instant.EPOCH, Map.of());

    /** Far above a hundred roots with everything else. */
    static final int LONGEST = 16 << 20;

    KeptFiles {
        byPath = Map.copyOf(byPath);
    }

    @Override
    public Optional<ByteString> read(String path, int longest) {
        return Optional.ofNullable(byPath.get(path)).filter(content -> content.size() <= longest);
    }

    /** These files and others, which replace those of the same path. */
    KeptFiles with(Map<String, ByteString> others) {
        Map<String, ByteString> all = new TreeMap<>(byPath);
        all.putAll(others);
        return new KeptFiles(asked, all);
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws io.github.ghcrmaven.sign.text.RefusedException where it is something else
     */
    static KeptFiles parse(ByteString content) {
        JsonMembers json = JsonText.object(content, "it", LONGEST);
        JsonMembers files = json.object("files");
        Map<String, ByteString> byPath = new TreeMap<>();
        files.json().keySet().forEach(path -> byPath.put(path, files.bytes(path)));
        return new KeptFiles(instant(json.text("asked")), byPath);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** One file for all: there is no moment in which half of them are new. */
    ByteString json() {
        JsonObject files = new JsonObject();
        byPath.forEach((path, content) -> files.addProperty(path, content.base64()));
        JsonObject json = new JsonObject();
        json.addProperty("asked", asked.toString());
        json.add("files", files);
        return ByteString.encodeUtf8(json.toString());
    }
}
