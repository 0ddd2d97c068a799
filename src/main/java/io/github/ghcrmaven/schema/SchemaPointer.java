// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import dev.harrel.jsonschema.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * JSON pointers. Between us and the library {@code #} is written {@code ~2}: it takes all behind one for another fragment.
 */
final class SchemaPointer {

    private SchemaPointer() {}

    static String below(String pointer, String name) {
        return pointer + "/" + JsonNode.encodeJsonPointer(name).replace("#", "~2");
    }

    static List<String> tokens(String pointer) {
        return Stream.of(pointer.split("/", -1))
                .skip(1)
                .map(token -> token.replace("~2", "#").replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** As Helm prints it. */
    static String text(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append('/').append(JsonNode.encodeJsonPointer(token)));
        return text.toString();
    }
}
