// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Go's {@code encoding/json} writes it, which is what Helm hashes and sends: compact, UTF-8, members in the
 * order of the map, {@code <}, {@code >} and {@code &} escaped (pkg/registry/client.go).
 */
public final class GoJson {

    private GoJson() {}

    /** Serialises maps with string keys, iterables, strings, booleans, numbers and {@code null}. */
    public static byte[] bytes(Object value) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setHtmlSafe(false);
            write(writer, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        // These three can stand only inside strings, so they can be escaped in the finished text.
        return text.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
        } else if (value instanceof Map<?, ?> map) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                writer.name((String) member.getKey());
                write(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof Iterable<?> elements) {
            writer.beginArray();
            for (Object element : elements) {
                write(writer, element);
            }
            writer.endArray();
        } else if (value instanceof Boolean bool) {
            writer.value(bool);
        } else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            writer.value(number.longValue()); // Go writes 1.0 as 1
        } else if (value instanceof Number number) {
            writer.value(number);
        } else {
            writer.value((String) value);
        }
    }
}
