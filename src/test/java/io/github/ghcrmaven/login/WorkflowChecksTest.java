// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowChecksTest {

    private static final String JOB = ".github/workflows/release.yml, job publish";

    @TempDir
    private Path root;

    @Test
    void aJobThatMayWritePackagesIsFine() throws IOException {
        assertThat(lines(
                        "jobs:\n  publish:\n    permissions:\n      packages: write\n    steps: [{run: mvn deploy}]\n"))
                .containsExactly("ok    workflow      " + JOB + ", runs mvn deploy and may write packages");
    }

    @Test
    void toAListOfPermissionsOneIsAdded() throws IOException {
        assertThat(lines("permissions:\n  contents: read\njobs:\n  publish:\n    steps: [{run: mvn deploy}]\n"))
                .containsExactly(
                        "warn  workflow      " + JOB + ", runs mvn deploy without packages: write",
                        "        Fix: add under permissions (line 1)",
                        "               packages: write");
    }

    @Test
    void aJobWithoutPermissionsGetsSome() throws IOException {
        assertThat(lines("jobs:\n  publish:\n    steps: [{run: mvn deploy}]\n"))
                .containsExactly(
                        "warn  workflow      " + JOB + ", runs mvn deploy without packages: write:",
                        "        it names no permissions, and by default a token may not write packages",
                        "        Fix: add to the job (line 2)",
                        "               permissions:",
                        "                 packages: write",
                        "                 contents: read");
    }

    @Test
    void oneWordForAllGivesWayToAList() throws IOException {
        assertThat(lines("jobs:\n  publish:\n    permissions: read-all\n    steps: [{run: mvn deploy}]\n"))
                .contains("        Fix: in place of permissions (line 3) write", "               permissions:");
    }

    @Test
    void whatIsCalledIsNotLookedInto() throws IOException {
        assertThat(lines("jobs:\n  publish:\n    uses: acme/shared/.github/workflows/release.yml@v1\n"))
                .containsExactly("--    workflow      " + JOB + ", calls another workflow, which was not looked into");
    }

    @Test
    void aFileThatIsNotYamlIsNamed() throws IOException {
        assertThat(lines("jobs: [\n")).first().asString().contains("release.yml is not YAML at line ");
    }

    @Test
    void thatNothingPublishesIsSaid() throws IOException {
        assertThat(lines("jobs:\n  test:\n    steps: [{run: mvn verify}]\n"))
                .containsExactly("--    workflow      no job of .github/workflows runs mvn deploy");
    }

    @Test
    void aJobThatSignsNeedsAnIdentityToo() throws IOException {
        assertThat(keyless("permissions:\n  packages: write\njobs:\n  publish:\n    steps: [{run: mvn deploy}]\n"))
                .containsExactly(
                        "warn  workflow      " + JOB + ", runs mvn deploy without id-token: write",
                        "        keyless signing will fail there",
                        "        Fix: add under permissions (line 1)",
                        "               id-token: write");
    }

    @Test
    void whatIsMissingIsAddedInOneGo() throws IOException {
        assertThat(keyless("permissions:\n  contents: read\njobs:\n  publish:\n    steps: [{run: mvn deploy}]\n"))
                .containsExactly(
                        "warn  workflow      " + JOB + ", runs mvn deploy without packages: write and id-token: write",
                        "        keyless signing will fail there",
                        "        Fix: add under permissions (line 1)",
                        "               packages: write",
                        "               id-token: write");
    }

    @Test
    void aJobWithoutPermissionsGetsThatOfAnIdentity() throws IOException {
        assertThat(keyless("jobs:\n  publish:\n    steps: [{run: mvn deploy}]\n"))
                .containsExactly(
                        "warn  workflow      " + JOB + ", runs mvn deploy without packages: write and id-token: write:",
                        "        it names no permissions, and by default a token may not write packages,",
                        "        nor can the job sign",
                        "        Fix: add to the job (line 2)",
                        "               permissions:",
                        "                 packages: write",
                        "                 id-token: write",
                        "                 contents: read");
    }

    @Test
    void allPermissionsInOneWordHaveThatOfAnIdentity() throws IOException {
        assertThat(keyless("permissions: write-all\njobs:\n  publish:\n    steps: [{run: mvn deploy}]\n"))
                .containsExactly("ok    workflow      " + JOB + ", runs mvn deploy and may write packages and sign");
    }

    private List<String> lines(String yaml) throws IOException {
        return lines(yaml, false);
    }

    private List<String> keyless(String yaml) throws IOException {
        return lines(yaml, true);
    }

    private List<String> lines(String yaml, boolean keyless) throws IOException {
        Path folder = Files.createDirectories(root.resolve(".github/workflows"));
        Files.writeString(folder.resolve("release.yml"), yaml);
        return WorkflowChecks.of(root, keyless).stream()
                .map(Check::lines)
                .flatMap(List::stream)
                .toList();
    }
}
