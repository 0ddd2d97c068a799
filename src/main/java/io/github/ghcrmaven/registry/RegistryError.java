// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The error that a registry's answer carries (distribution-spec, "Error codes").
 *
 * @param code such as {@code DENIED}; empty where the body is none of the specification's
 * @param message what the registry says, on one line; may be empty
 */
public record RegistryError(String code, String message) {

    private static final int LONGEST_MESSAGE = 400;

    /** Reads the first error of a body; a body of another form becomes the message. */
    static RegistryError parse(String body) {
        try {
            JsonObject error = JsonParser.parseString(body)
                    .getAsJsonObject()
                    .getAsJsonArray("errors")
                    .get(0)
                    .getAsJsonObject();
            return new RegistryError(text(error.get("code")), text(error.get("message")));
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException e) {
            return new RegistryError("", oneLine(body));
        }
    }

    private static String text(JsonElement element) {
        return element == null || !element.isJsonPrimitive() ? "" : oneLine(element.getAsString());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }

    /** {@code 403 DENIED (permission_denied: write_package)}. */
    String describe(int status) {
        return withCode(status) + (message.isEmpty() ? "" : " (" + shortened() + ")");
    }

    /** {@code 403 DENIED}. */
    String withCode(int status) {
        return status + (code.isEmpty() ? "" : " " + code);
    }

    /** The message, cut where it is long. */
    String shortened() {
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
    }
}
