// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcludesTest {

    @ParameterizedTest
    @CsvSource({
        "files/test.key, files/test.key",
        "/files/test.key, files/test.key",
        "./files/test.key, files/test.key",
        "files, files/deep/test.key",
        "files/, files/test.key",
        "ci/**, ci/a/b.yaml",
        "**/*.pem, test.pem",
        "**/*.pem, a/b/test.pem",
        "charts/*/ci, charts/db/ci/x.yaml",
        "*.key, test.key",
        "te?t.key, test.key",
        "files\\test.key, files/test.key",
        "'{a}[b].key', '{a}[b].key'",
        "f*, files/é😀",
    })
    void pathsAndGlobsMatchBelowTheChartsFolder(String glob, String path) {
        assertThat(new Excludes(List.of("no", glob)).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "files/test.key, charts/db/files/test.key",
        "*.key, files/test.key",
        "file, files/test.key",
        "te?t.key, te/t.key",
        "a.key, abkey",
        "**/ci, cid/x",
        "'', values.yaml",
        "' ', values.yaml"
    })
    void anythingElseIsScanned(String glob, String path) {
        assertThat(new Excludes(List.of(glob)).matches(path)).isFalse();
    }

    @Test
    void anEmptyElementOfThePomExcludesNothing() {
        assertThat(new Excludes(Arrays.asList((String) null)).matches("a")).isFalse();
    }
}
