// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilteredFilesTest {

    @ParameterizedTest
    @CsvSource({
        "Chart.yaml, Chart.yaml",
        "**, README.md",
        "**/*.txt, files/a/b.txt",
        "files, files/templates/a.txt",
        "templates, templates/a.yaml",
        "templates/NOTES.txt, templates/NOTES.txt",
        "./templates/**, templates/a/b.yaml",
        "charts/db, charts/db/values.yaml",
        "charts/*/values.yaml, charts/db/values.yaml",
        "charts/*/templates, charts/db/templates/a.yaml",
    })
    void aFileIsFilteredWhereAGlobMeansIt(String glob, String path) {
        assertThat(new FilteredFiles(List.of("no", glob)).include(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Chart.yaml, charts/db/Chart.yaml",
        "values.yaml, templates/values.yaml",
        "**, templates/a.yaml",
        "**/*.yaml, templates/a.yaml",
        "*/a.yaml, templates/a.yaml",
        "t*/**, templates/a.yaml",
        "**, charts/db/values.yaml",
        "charts/**, charts/db/templates/a.yaml",
        "charts, charts/db/templates/a.yaml",
        "**, .helmignore",
        ".helmignore, .helmignore",
    })
    void templatesAndChartsWithinAreNotMeantByAWildcard(String glob, String path) {
        assertThat(new FilteredFiles(List.of(glob)).include(path)).isFalse();
    }
}
