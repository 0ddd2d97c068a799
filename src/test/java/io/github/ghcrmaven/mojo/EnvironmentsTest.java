// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Environment;
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
}
