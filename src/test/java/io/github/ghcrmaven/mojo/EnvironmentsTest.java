// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Platform;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {

    @Test
    void onlyWhatMavenKeepsUnderEnvIsEnvironment() {
        TestSession session = new TestSession().environment("GHCR_TOKEN", "s3cret");
        session.session().getSystemProperties().setProperty("user.name", "octocat");

        Environment environment = Environments.of(session.session());

        assertThat(environment.get("GHCR_TOKEN")).contains("s3cret");
        assertThat(environment.get("user.name")).isEmpty();
        assertThat(environment).hasToString("1 environment variables");
    }

    @Test
    void theHomeIsThatOfTheEnvironmentBeforeThatOfTheAccount() {
        TestSession session = new TestSession();
        Path account = Environments.machine(session.session()).home();
        session.environment("HOME", "/home/job");

        assertThat(account).isEqualTo(Path.of("/home/nobody-who-is-there"));
        assertThat(Environments.machine(session.session()).home()).isEqualTo(Path.of("/home/job"));
        assertThat(Environments.machine(session.session()).platform()).isEqualTo(Platform.LINUX);
    }
}
