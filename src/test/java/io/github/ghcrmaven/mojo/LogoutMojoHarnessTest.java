// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal as Maven configures it. */
@MojoTest
class LogoutMojoHarnessTest {

    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @Test
    @InjectMojo(goal = "logout")
    void defaultsAreThoseOfTheReference(LogoutMojo goal) {
        assertThat(goal.registry).isEqualTo("ghcr.io");
        assertThat(goal.loginStore).containsExactly("helm", "docker");
        assertThat(goal.logoutSkip).isFalse();
        assertThat(goal.skip).isFalse();
    }

    @Test
    @InjectMojo(goal = "logout", pom = "src/test/resources/harness/logout.xml")
    void everyParameterBindsFromThePom(LogoutMojo goal) {
        assertThat(goal.registry).isEqualTo("registry.acme.example");
        assertThat(goal.loginStore).containsExactly("docker");
        assertThat(goal.logoutSkip).isTrue();
        assertThat(goal.skip).isTrue();
    }

    @Test
    @InjectMojo(goal = "logout", pom = "src/test/resources/harness/logout.xml")
    void theLogNamesThePropertyThatSkips(LogoutMojo goal) throws Exception {
        goal.setLog(log);
        goal.execute();
        goal.skip = false;
        goal.execute();

        assertThat(log.infos()).containsExactly("Skipped: ghcr.skip is true", "Skipped: ghcr.logout.skip is true");
    }

    @Test
    @InjectMojo(goal = "logout")
    void whatIsKeptIsRemovedAndTheRestStays(LogoutMojo goal) throws Exception {
        Path helm = directory.resolve("helm.json");
        Files.writeString(helm, "{\"auths\":{\"ghcr.io\":{\"auth\":\"YTpi\"},\"other.example\":{\"auth\":\"YTpi\"}}}");
        new TestSession(session)
                .environment("HELM_REGISTRY_CONFIG", helm.toString())
                .environment("DOCKER_CONFIG", directory.resolve("docker").toString());
        goal.setLog(log);
        goal.loginStore = List.of("helm", "docker");
        goal.execute();

        assertThat(helm).content().contains("other.example").doesNotContain("ghcr.io");
        assertThat(log.infos())
                .containsExactly(
                        "Removed the credential of ghcr.io for helm from " + helm,
                        "No credential of ghcr.io is kept for docker");
        assertThat(directory.resolve("docker")).doesNotExist();
    }
}
