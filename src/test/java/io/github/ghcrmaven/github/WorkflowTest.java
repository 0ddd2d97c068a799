// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowTest {

    @TempDir
    private Path root;

    @Test
    void aJobThatRunsDeployPublishes() throws IOException {
        List<WorkflowJob> jobs = jobs("""
                on: push
                jobs:
                  test:
                    steps:
                      - run: mvn verify
                  publish:
                    steps:
                      - uses: actions/checkout@v4
                      - run: mvn -B deploy
                """);

        assertThat(jobs).extracting(WorkflowJob::publishes).containsExactly(false, true);
        assertThat(jobs.get(1).line()).isEqualTo(6);
        assertThat(jobs.get(1)).hasToString(".github/workflows/release.yml, job publish");
    }

    @Test
    void thePermissionsOfTheJobReplaceThoseOfTheWorkflow() throws IOException {
        WorkflowPermissions permissions = permissions("""
                permissions:
                  packages: write
                jobs:
                  publish:
                    permissions:
                      contents: read
                """);

        assertThat(permissions).isEqualTo(new WorkflowPermissions(5, true, "none", "none"));
        assertThat(permissions.mayWritePackages()).isFalse();
    }

    @Test
    void thePermissionsOfTheWorkflowAreThoseOfItsJobs() throws IOException {
        assertThat(permissions("permissions: { packages: write }\njobs: { publish: {} }\n"))
                .isEqualTo(new WorkflowPermissions(1, true, "write", "none"));
    }

    @Test
    void oneWordStandsForAllPermissions() throws IOException {
        assertThat(permissions("permissions: write-all\njobs: { publish: {} }\n")
                        .mayWritePackages())
                .isTrue();
        assertThat(permissions("permissions: read-all\njobs: { publish: {} }\n"))
                .isEqualTo(new WorkflowPermissions(1, false, "read", "none"));
    }

    @Test
    void noneIsAllowedWhereTheListIsEmpty() throws IOException {
        assertThat(permissions("permissions: {}\njobs: { publish: {} }\n"))
                .isEqualTo(new WorkflowPermissions(1, false, "none", "none"));
    }

    @Test
    void withoutPermissionsTheSettingsDecide() throws IOException {
        assertThat(permissions("jobs: { publish: {} }\n").areDefault()).isTrue();
    }

    @Test
    void aReusableWorkflowIsNamed() throws IOException {
        assertThat(jobs("jobs:\n  publish:\n    uses: acme/shared/.github/workflows/release.yml@v1\n"))
                .extracting(WorkflowJob::calls)
                .containsExactly("acme/shared/.github/workflows/release.yml@v1");
    }

    @Test
    void whatIsNotYamlIsSaidWithItsLine() throws IOException {
        write("jobs:\n  publish: [\n");

        assertThat(Workflow.in(root)).singleElement().satisfies(workflow -> {
            assertThat(workflow.problem()).startsWith("is not YAML at line ");
            assertThat(workflow.jobs()).isEmpty();
        });
    }

    @Test
    void whatIsNoWorkflowHasNoJobs() throws IOException {
        assertThat(jobs("")).isEmpty();
        assertThat(jobs("- jobs\n")).isEmpty();
        assertThat(jobs("jobs: none\n")).isEmpty();
        assertThat(jobs("jobs: { a: 1, b: { steps: 2 }, c: { steps: [3, { run: [4] }] } }\n"))
                .extracting(WorkflowJob::publishes)
                .containsOnly(false);
    }

    @Test
    void aliasesThatHoldThemselvesDoNoHarm() throws IOException {
        assertThat(jobs("jobs: &a\n  publish: *a\n"))
                .extracting(WorkflowJob::id)
                .containsExactly("publish");
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        write("#".repeat((1 << 20) + 1));

        assertThat(Workflow.in(root)).extracting(Workflow::problem).containsExactly("is larger than 1 MiB");
    }

    @Test
    void theFolderIsFoundFromAModuleBelowAndNotBeyondTheRepository() throws IOException {
        write("jobs: {}\n");
        Path module = Files.createDirectories(root.resolve("services/web"));

        assertThat(Workflow.rootAbove(module)).contains(root.toAbsolutePath().normalize());

        Files.createDirectory(module.resolve(".git"));
        assertThat(Workflow.rootAbove(module)).isEmpty();
    }

    private WorkflowPermissions permissions(String yaml) throws IOException {
        return jobs(yaml).get(0).permissions();
    }

    private List<WorkflowJob> jobs(String yaml) throws IOException {
        write(yaml);
        return Workflow.in(root).get(0).jobs();
    }

    private void write(String yaml) throws IOException {
        Path folder = Files.createDirectories(root.resolve(".github/workflows"));
        Files.writeString(folder.resolve("release.yml"), yaml);
        Files.writeString(folder.resolve("README.md"), "no workflow");
    }
}
