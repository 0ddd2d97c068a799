// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RefusalReferenceTest {

    @Test
    void theErrorsThatAreExplainedAreThoseOfTheTable() throws IOException {
        Path page = Path.of("docs/errors.md");

        Golden.compare(page, RefusalReference.in(Files.readString(page).replace("\r\n", "\n")));
    }
}
