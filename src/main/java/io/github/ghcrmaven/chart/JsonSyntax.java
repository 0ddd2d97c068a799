// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.ghcrmaven.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Whether bytes are JSON as Go's json.Valid has it; Helm asks that of values.schema.json alone (pkg/chartutil/save.go). */
final class JsonSyntax {

    private static final int DEEPEST = 10_000;

    private JsonSyntax() {}

    /** Refuses what is not one JSON value; {@code origin} names the file. */
    static void require(String origin, byte[] json) throws IOException {
        // Go looks at bytes: each as a character of its own
        try (JsonReader reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.ISO_8859_1))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            for (JsonToken token = reader.peek(); token != JsonToken.END_DOCUMENT; token = reader.peek()) {
                take(reader, token);
            }
        } catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
            throw new FaultException(
                    origin + " is not JSON.", "correct it; an empty file is not JSON either", "values-schema");
        }
    }

    /** Reads the token with the escapes in it, which skipping would pass over. */
    private static void take(JsonReader reader, JsonToken token) throws IOException {
        switch (token) {
            case BEGIN_ARRAY -> reader.beginArray();
            case END_ARRAY -> reader.endArray();
            case BEGIN_OBJECT -> reader.beginObject();
            case END_OBJECT -> reader.endObject();
            case STRING, NUMBER -> {
                String unused = reader.nextString();
            }
            case NAME -> {
                String unused = reader.nextName();
            }
            default -> reader.skipValue(); // true, false, null
        }
    }
}
