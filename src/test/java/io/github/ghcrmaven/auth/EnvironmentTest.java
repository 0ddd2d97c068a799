// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void emptyVariableCountsAsNotSet() {
        Environment environment = new Environment(Map.of("SET", "x", "EMPTY", ""));

        assertThat(environment.get("SET")).contains("x");
        assertThat(environment.get("EMPTY")).isEmpty();
        assertThat(environment.get("ABSENT")).isEmpty();
    }
}
