// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsFilesTest {

    @Test
    void outputsAreAppendedToWhatTheStepHasWrittenBefore(@TempDir Path folder) throws IOException {
        Path output = Files.writeString(folder.resolve("output"), "before=1\n");
        ActionsFiles files = new ActionsFiles(new Environment(Map.of("GITHUB_OUTPUT", output.toString())));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", "1.4.0");
        values.put("digest", "sha256:é");

        files.outputs(values);
        files.outputs(Map.of("tags", "latest"));

        assertThat(output).usingCharset(UTF_8).hasContent("before=1\nversion=1.4.0\ndigest=sha256:é\ntags=latest\n");
    }

    @Test
    void summaryIsMadeWhereItIsMissingAndAppendedToElse(@TempDir Path folder) throws IOException {
        Path summary = folder.resolve("summary");
        ActionsFiles files = new ActionsFiles(new Environment(Map.of("GITHUB_STEP_SUMMARY", summary.toString())));

        files.summary("### web\n");
        files.summary("### worker\n");

        assertThat(summary).hasContent("### web\n### worker\n");
    }

    @Test
    void outsideOfActionsNothingIsWritten(@TempDir Path folder) throws IOException {
        ActionsFiles files = new ActionsFiles(new Environment(Map.of("GITHUB_OUTPUT", "")));

        files.outputs(Map.of("version", "1.4.0"));
        files.summary("### web\n");

        assertThat(folder).isEmptyDirectory();
    }
}
