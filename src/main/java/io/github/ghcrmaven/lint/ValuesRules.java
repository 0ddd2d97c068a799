// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.ghcrmaven.schema.SchemaProblem;
import io.github.ghcrmaven.schema.ValuesSchema;
import io.github.ghcrmaven.yaml.HelmYaml;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The rules for values.yaml and its schema (pkg/chart/v2/lint/rules/values.go). Only the values of the file itself are held
 * against the schema, and only against that of the chart: charts within are Helm's to check when it renders.
 */
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
            schema(chart.text("values.schema.json"), Objects.requireNonNull(chart.text(FILE)), findings);
        }
    }

    /** Helm says a schema's faults of the values. */
    private static void schema(@Nullable String text, String values, Findings findings) throws IOException {
        if (text == null || text.isEmpty()) {
            return;
        }
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement schema = new Gson().getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                findings.error(FILE, "values.schema.json is not JSON");
                return;
            }
            hold(values, schema, findings);
        } catch (EOFException e) {
            findings.error(FILE, "unexpected EOF");
        } catch (MalformedJsonException | JsonParseException e) {
            findings.error(FILE, "values.schema.json is not JSON");
        }
    }

    private static void hold(String values, JsonElement json, Findings findings) {
        ValuesSchema schema =
                new ValuesSchema(json, text -> findings.error(FILE, text), text -> findings.warning(FILE, text));
        Node root = HelmYaml.compose(values);
        for (SchemaProblem problem : schema.problems(HelmYaml.parse(values))) {
            for (SchemaProblem single : problem.single()) {
                findings.error(FILE, Lines.ofValue(root, single.place()), single.lines());
            }
        }
    }
}
