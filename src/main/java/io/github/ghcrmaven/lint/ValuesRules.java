// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rules for values.yaml and its schema (pkg/chart/v2/lint/rules/values.go); values are not held against the schema. */
final class ValuesRules {

    static final String FILE = "values.yaml";

    private ValuesRules() {}

    static void check(LintedChart chart, Findings findings) throws IOException {
        Path file = chart.folder().resolve(FILE);
        YamlProblem problem = chart.valuesProblem();
        if (!Files.exists(file)) {
            findings.info(FILE, "file does not exist");
        } else if (Files.isDirectory(file)) {
            findings.error(FILE, "unable to parse YAML: read " + FILE + ": is a directory");
        } else if (problem != null) {
            findings.error(FILE, problem.line(), "unable to parse YAML: " + problem.text());
        } else {
            schema(chart.text("values.schema.json"), findings);
        }
    }

    /** Helm says a schema's faults of the values. */
    private static void schema(@Nullable String text, Findings findings) throws IOException {
        if (text == null || text.isEmpty()) {
            return;
        }
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            reader.skipValue();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                findings.error(FILE, "values.schema.json is not JSON");
            }
        } catch (EOFException e) {
            findings.error(FILE, "unexpected EOF");
        } catch (MalformedJsonException e) {
            findings.error(FILE, "values.schema.json is not JSON");
        }
    }
}
