// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds what something should look like; with {@code -Dgolden.update} it is written anew. */
public final class Golden {

    private Golden() {}

    /** Compares what is with what the file says. */
    public static void compare(Path file, String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
            fail(file + " was written anew: read the difference, commit it, and run without -Dgolden.update");
        }
        assertThat(actual.replace("\r\n", "\n"))
                .as("%s; to accept the change: mvn test -Dgolden.update", file)
                .isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }
}
