// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okio.ByteString;

/**
 * JSON in one reading only (RFC 8259): strict syntax, strict UTF-8, no name twice in an object, nothing after the end. Where
 * two readers could see two things in the same bytes, one of them could be shown something that the other has verified.
 */
public final class JsonText {

    private static final ByteString BYTE_ORDER_MARK = ByteString.encodeUtf8("\ufeff");

    private final String name;

    private JsonText(String name) {
        this.name = name;
    }

    /**
     * Reads an object.
     *
     * @param name what this is called in messages
     * @param longest how many bytes it may have
     * @throws RefusedException where it is not such an object
     */
    public static JsonMembers object(ByteString bytes, String name, int longest) {
        RefusedException.unless(bytes.size() <= longest, name + " is larger than " + longest + " bytes");
        return new JsonText(name).object(bytes);
    }

    private JsonMembers object(ByteString bytes) {
        // Gson passes over it, Go does not
        RefusedException.unless(!bytes.startsWith(BYTE_ORDER_MARK), name + " is not a JSON object");
        try (JsonReader reader = new JsonReader(new StringReader(decoded(bytes)))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = element(reader, 0);
            if (reader.peek() == JsonToken.END_DOCUMENT && root instanceof JsonObject object) {
                return new JsonMembers(name, object);
            }
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // without cause: its message repeats what stands there
        }
        throw new RefusedException(name + " is not a JSON object");
    }

    private static String decoded(ByteString bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private JsonElement element(JsonReader reader, int depth) throws IOException {
        RefusedException.unless(depth < Limits.DEPTH, name + " is nested more than " + Limits.DEPTH + " levels deep");
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> members(reader, depth);
            case BEGIN_ARRAY -> elements(reader, depth);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new LazilyParsedNumber(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            default -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private JsonObject members(JsonReader reader, int depth) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String member = reader.nextName();
            RefusedException.unless(!object.has(member), name + " has the member " + Shown.of(member) + " twice");
            object.add(member, element(reader, depth + 1));
        }
        reader.endObject();
        return object;
    }

    private JsonArray elements(JsonReader reader, int depth) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(element(reader, depth + 1));
        }
        reader.endArray();
        return array;
    }
}
