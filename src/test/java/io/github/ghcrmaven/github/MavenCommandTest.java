// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mvn deploy",
                "mvn -B -ntp clean deploy -DskipTests",
                "./mvnw deploy",
                ".\\mvnw.cmd deploy",
                "mvnd deploy",
                "cd chart && mvn -B deploy",
                "set -e\nmvn -B \\\n  deploy",
                "VERSION=1 mvn deploy # publishes",
                "mvn package ghcr:package ghcr:push",
                "mvn io.github.ghcrmaven:ghcr-maven-plugin:0.1.0:push",
                "mvn ghcr:push@charts",
                "mvn -P release deploy"
            })
    void publishes(String script) {
        assertThat(MavenCommand.publishes(script)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mvn verify",
                "mvn -pl deploy verify",
                "mvn verify -Dphase=deploy",
                "mvn verify # not deploy",
                "# mvn deploy",
                "mvn verify\nkubectl deploy",
                "mvn verify; ./deploy",
                "mvn verify && deploy",
                "npm run deploy",
                "mvn ghcr:login"
            })
    void publishesNothing(String script) {
        assertThat(MavenCommand.publishes(script)).isFalse();
    }
}
