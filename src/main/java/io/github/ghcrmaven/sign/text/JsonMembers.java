// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * An object of JSON, read member by member; a null counts as absent, as in the JSON form of protocol buffers. Whatever is not
 * as asked for is refused, by its path.
 *
 * @param path where this stands, for messages
 */
public record JsonMembers(String path, JsonObject json) {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

    /** Whether there is such a member, and it is not null. */
    public boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    /**
     * The object of this name.
     *
     * @throws RefusedException where there is none, or something else
     */
    public JsonMembers object(String name) {
        return at(name, member(name));
    }

    /**
     * The object of this name; empty where there is none.
     *
     * @throws RefusedException where there is something else
     */
    public Optional<JsonMembers> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The objects of a list; none where there is no list. */
    public List<JsonMembers> objects(String name) {
        List<JsonMembers> objects = new ArrayList<>();
        for (JsonElement element : elements(name)) {
            objects.add(at(name + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** The texts of a list, each of them Base64; none where there is no list. */
    public List<ByteString> listOfBytes(String name) {
        List<ByteString> all = new ArrayList<>();
        for (JsonElement element : elements(name)) {
            all.add(Base64Text.decoded(text(name, element), path + "." + name));
        }
        return all;
    }

    /**
     * The text of this name.
     *
     * @throws RefusedException where there is none, or something else
     */
    public String text(String name) {
        return text(name, member(name));
    }

    /**
     * The text of this name; empty where there is none.
     *
     * @throws RefusedException where there is something else
     */
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** What a text in Base64 stands for. */
    public ByteString bytes(String name) {
        return Base64Text.decoded(text(name), path + "." + name);
    }

    /** A whole number that is not negative, or zero where it is absent; as a text too, as protocol buffers write 64 bits. */
    public long count(String name) {
        if (!has(name)) {
            return 0;
        }
        if (member(name) instanceof JsonPrimitive value && !value.isBoolean()) {
            String digits = value.getAsString();
            if (INTEGER.matcher(digits).matches()) {
                try {
                    long count = Long.parseLong(digits);
                    RefusedException.unless(count >= 0, path + "." + name + " is negative");
                    return count;
                } catch (NumberFormatException e) {
                    // more than 64 bits
                }
            }
        }
        throw new RefusedException(path + "." + name + " is not a whole number");
    }

    private JsonMembers at(String name, JsonElement element) {
        if (element instanceof JsonObject object) {
            return new JsonMembers(path + "." + name, object);
        }
        throw new RefusedException(path + "." + name + " is not an object");
    }

    private Iterable<JsonElement> elements(String name) {
        if (!has(name)) {
            return List.of();
        }
        RefusedException.unless(member(name).isJsonArray(), path + "." + name + " is not a list");
        return member(name).getAsJsonArray();
    }

    private String text(String name, JsonElement element) {
        if (element instanceof JsonPrimitive value && value.isString()) {
            return value.getAsString();
        }
        throw new RefusedException(path + "." + name + " is not a text");
    }

    private JsonElement member(String name) {
        RefusedException.unless(has(name), path + " has no " + name);
        return json.get(name);
    }
}
