// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.auth.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * The files that GitHub Actions reads after a step: {@code $GITHUB_OUTPUT} for outputs, {@code $GITHUB_STEP_SUMMARY} for
 * the job's page. Outside of Actions neither is set, and nothing is written.
 */
public final class ActionsFiles {

    private final Optional<Path> output;
    private final Optional<Path> summary;

    public ActionsFiles(Environment environment) {
        this.output = environment.get("GITHUB_OUTPUT").map(Path::of);
        this.summary = environment.get("GITHUB_STEP_SUMMARY").map(Path::of);
    }

    /** Appends outputs, each value on one line. */
    public void outputs(Map<String, String> values) throws IOException {
        StringBuilder lines = new StringBuilder();
        values.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        append(output, lines.toString());
    }

    /** Appends Markdown to the job's summary. */
    public void summary(String markdown) throws IOException {
        append(summary, markdown);
    }

    /** One lock for the JVM: modules that are built at the same time append to the same file. */
    private static synchronized void append(Optional<Path> file, String text) throws IOException {
        if (file.isPresent()) {
            Files.write(
                    file.get(),
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
