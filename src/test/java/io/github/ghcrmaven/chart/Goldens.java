// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Tables of what the real Helm answered, one case per line, columns parted by a tab. */
final class Goldens {

    private Goldens() {}

    static List<String> lines(String table) {
        try (InputStream in = Goldens.class.getResourceAsStream("/helm/" + table)) {
            return new String(Objects.requireNonNull(in, table).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(table, e);
        }
    }
}
