// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {

    @ParameterizedTest
    @CsvSource({"EFBBBF6162,6162", "EFBBBFEFBBBF61,EFBBBF61", "EFBBBF,''", "EFBB,EFBB", "'',''", "61EFBBBF,61EFBBBF"})
    void oneByteOrderMarkAtTheStartIsTakenOff(String written, String read, @TempDir Path folder) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(written);
        byte[] expected = HexFormat.of().parseHex(read);

        for (Content content : new Content[] {Content.of(bytes), Content.of(Files.write(folder.resolve("f"), bytes))}) {
            assertThat(content.bytes()).isEqualTo(expected);
            assertThat(content.size()).isEqualTo(expected.length);
        }
    }
}
