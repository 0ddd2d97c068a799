// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON as Go's {@code json.MarshalIndent} writes it with tabs: what Helm and Docker leave in their files, no line end. */
final class IndentedJson {

    private IndentedJson() {}

    static String of(JsonElement value) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("\t");
            writer.setHtmlSafe(false); // it would write = as an escape, and Base64 is full of that
            new Gson().getAdapter(JsonElement.class).write(writer, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }
}
