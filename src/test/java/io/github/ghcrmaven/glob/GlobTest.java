// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.glob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

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
        assertThat(matches(List.of("no", glob), path)).isTrue();
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
    void nothingElseIsMeant(String glob, String path) {
        assertThat(matches(List.of(glob), path)).isFalse();
    }

    @Test
    void anEmptyElementOfThePomMeansNothing() {
        assertThat(matches(Arrays.asList((String) null), "a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"templates, true", "templates/, true", "./templates/*.txt, true", "templatesx, false", "**/*.txt, false"
    })
    void aGlobBeginsWithTheFolderThatItNames(String glob, boolean begins) {
        assertThat(Glob.all(List.of(glob)))
                .singleElement()
                .satisfies(one -> assertThat(one.beginsWith("templates")).isEqualTo(begins));
    }

    @ParameterizedTest
    @CsvSource({
        "charts/*/templates, true",
        "charts/db/templates/a, true",
        "charts/**, false",
        "charts/templatesx, false"
    })
    void aGlobNamesTheFoldersThatItSays(String glob, boolean names) {
        assertThat(Glob.all(List.of(glob)))
                .singleElement()
                .satisfies(one -> assertThat(one.names("templates")).isEqualTo(names));
    }

    private static boolean matches(List<String> globs, String path) {
        return Glob.all(globs).stream().anyMatch(glob -> glob.matches(path));
    }
}
