// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryOwnerTest {

    private static final Environment NOTHING = new Environment(Map.of());

    @Test
    void variableOfActionsComesBeforeTheUrl() {
        Environment actions = new Environment(Map.of("GITHUB_REPOSITORY_OWNER", "Octo-Org"));

        assertThat(RepositoryOwner.of(actions, "https://github.com/acme/app")).contains("octo-org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/Acme/app",
                "https://github.com/acme/app.git",
                "https://github.com/acme/app/tree/main",
                "https://www.github.com/acme/app",
                "http://github.com/acme/app",
                "https://user@github.com/acme/app",
                "https://github.com:443/acme/app",
                "git://github.com/acme/app.git",
                "git@github.com:acme/app.git",
                "ssh://git@github.com/acme/app.git",
                "ssh://git@github.com:22/acme/app.git",
                "ssh://git@ssh.github.com:443/acme/app.git",
                "scm:git:https://github.com/acme/app.git",
                "scm:git:git@github.com:acme/app.git",
                "scm:git:ssh://git@github.com:acme/app.git",
                "scm:git|ssh://git@github.com/acme/app.git",
                "HTTPS://GitHub.com/acme/app"
            })
    void urlOfGithubNamesTheOwnerInLowerCase(String url) {
        assertThat(RepositoryOwner.of(NOTHING, url)).contains("acme");
    }

    @Test
    void ownerOfDigitsIsNoPort() {
        assertThat(RepositoryOwner.of(NOTHING, "git@github.com:1234/app.git")).contains("1234");
    }

    @Test
    void managedUserHasAnUnderscore() {
        assertThat(RepositoryOwner.of(NOTHING, "https://github.com/ann_acme/app"))
                .contains("ann_acme");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://gitlab.com/acme/app",
                "https://notgithub.com/acme/app",
                "https://not-github.com/acme/app",
                "https://github.com.example.com/acme/app",
                "https://example.com/github.com/acme/app",
                "https://github.com/acme",
                "https://github.com/",
                "${project.scm}"
            })
    void anythingElseNamesNobody(String url) {
        assertThat(RepositoryOwner.of(NOTHING, url)).isEmpty();
    }
}
