// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the job of a run is named to those who have to change it. */
class PlaceOfAJobTest {

    private static final String RELEASE = ".github/workflows/release.yml";

    @TempDir
    private Path workspace;

    private String place(String workflow, String job) {
        return new ActionsRun("acme/web", "acme", workflow, job, workspace.toString(), false, false).place();
    }

    private void write(String text) throws IOException {
        Path file = workspace.resolve(RELEASE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aJobIsNamedByItsLine() throws IOException {
        write("""
                # publish: is a word here, too
                env:
                  publish: no
                jobs:
                  "publish":
                    steps: []
                """);
        assertThat(place(RELEASE, "publish")).isEqualTo(RELEASE + ", job publish (line 5)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jobs:\n", "jobs: [publish]\n", "jobs:\n  other: {}\n", "{ no yaml", "- publish"})
    void whereTheJobIsNotFoundNoLineIsNamed(String text) throws IOException {
        write(text);
        assertThat(place(RELEASE, "publish")).isEqualTo(RELEASE + ", job publish");
    }

    @Test
    void withoutTheFileNoLineIsNamed() {
        assertThat(place(RELEASE, "publish")).isEqualTo(RELEASE + ", job publish");
    }

    @Test
    void aFileOutsideOfTheWorkspaceIsNotRead() throws IOException {
        write("jobs:\n  publish: {}\n");
        workspace = Files.createDirectory(workspace.resolve("checkout"));
        assertThat(place("../" + RELEASE, "publish")).doesNotContain("line");
    }

    @Test
    void whatGitHubDoesNotSayIsNotNamed() {
        assertThat(place("", "publish")).isEqualTo("the workflow's job");
        assertThat(place(RELEASE, "")).isEqualTo("the workflow's job");
    }
}
