// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the real Helm 3.21.0 says of values.yaml: the validator's lines, as they are or as this project tells them. */
record HelmLint(List<String> lines) {

    private static final String PREFIX = "[ERROR] values.yaml: ";

    private static final String NOT_A_SCHEMA = "values.schema.json is not a valid schema";

    static HelmLint of(Path folder) {
        List<String> messages = new Helm(folder).lint().call().getMessages();
        String all = "\n" + String.join("\n", messages);
        return new HelmLint(Stream.of(all.split("\n(?=\\[[A-Z]+\\] )"))
                .filter(message -> message.startsWith(PREFIX))
                .flatMap(message -> message.substring(PREFIX.length()).lines())
                .filter(line -> !line.isBlank())
                .toList());
    }

    boolean fails() {
        return !lines.isEmpty();
    }

    /** Without the lines that only head a group, and with what stands below them moved to the left. */
    List<String> findings() {
        List<Integer> headings = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (String line : lines) {
            int indent = line.length() - line.stripLeading().length();
            headings.removeIf(heading -> heading >= indent);
            boolean top = headings.size() * 2 == indent;
            if (top && line.matches(" *- at '.*': (validation failed|'allOf' failed)")) {
                headings.add(indent);
            } else {
                findings.add(line.substring(headings.size() * 2)
                        .replaceFirst("^\"file:.* is not valid against metaschema: .*", NOT_A_SCHEMA));
            }
        }
        return findings;
    }
}
