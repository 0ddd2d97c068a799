// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GoalReferenceTest {

    @Test
    void theReferenceSaysWhatTheDescriptorSays() throws Exception {
        try (InputStream descriptor = getClass().getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Golden.compare(Path.of("docs/reference/goals.md"), GoalReference.of(Objects.requireNonNull(descriptor)));
        }
    }
}
