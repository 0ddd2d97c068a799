// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilteringTest {

    private static final List<UnresolvedExpression> TWO =
            List.of(new UnresolvedExpression("a", 1, "@x@"), new UnresolvedExpression("b", 7, "${y}"));

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void whatComesOfAFileLiesBelowTheNameOfItsChartsFolder() throws IOException {
        Filtering filtering = filtering(Unresolved.FAIL);

        FilteredFile web = filter(filtering, "charts/web", "files/größe 1.txt", "a: @v@\r\n");
        FilteredFile db = filter(filtering, "charts/db/.", "files/größe 1.txt", "b");

        assertThat(web.file())
                .isEqualTo(directory.resolve("out/web/files/größe 1.txt"))
                .hasContent("a: 1.4.0\r\n");
        assertThat(db.file())
                .isEqualTo(directory.resolve("out/db/files/größe 1.txt"))
                .hasContent("b");
        assertThat(web.unresolved()).isEmpty();
    }

    @Test
    void anEarlierBuildsFileIsReplacedWhole() throws IOException {
        Filtering filtering = filtering(Unresolved.KEEP);
        filter(filtering, "web", "values.yaml", "a long text");

        filter(filtering, "web", "values.yaml", "a");

        try (Stream<Path> files = Files.list(directory.resolve("out/web"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(file).hasContent("a"));
        }
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() {
        Filtering filtering = filtering(Unresolved.KEEP);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> filtering.filter(Path.of("web"), "logo.png", new byte[] {(byte) 0x89, 'P'}))
                .withMessageStartingWith("web/logo.png is not UTF-8")
                .withMessageEndingWith("#filtered-file");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void allThatHasNoValueIsOneFault() {
        assertThat(filtering(Unresolved.FAIL).judge(TWO)).map(Fault::what).hasValue("""
                2 expressions have no value in the chart's files:
                  a:1  @x@
                  b:7  ${y}""");
        assertThat(filtering(Unresolved.FAIL).judge(TWO))
                .map(Fault::fix)
                .hasValueSatisfying(fix -> assertThat(fix)
                        .startsWith("define them as properties, or write \\@x@ where the text itself is meant;\n"));
        assertThat(filtering(Unresolved.FAIL).judge(List.of())).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void allThatHasNoValueIsWarnedOfOrKept() {
        assertThat(filtering(Unresolved.WARN).judge(TWO)).isEmpty();
        assertThat(warnings).containsExactly("No value, kept as it is: a:1  @x@", "No value, kept as it is: b:7  ${y}");

        warnings.clear();
        assertThat(filtering(Unresolved.KEEP).judge(TWO)).isEmpty();
        assertThat(warnings).isEmpty();
    }

    private Filtering filtering(Unresolved mode) {
        return new Filtering(
                new FilteredFiles(List.of("**")),
                new Filter(name -> name.equals("v") ? Optional.of("1.4.0") : Optional.empty(), "\\"),
                mode,
                directory.resolve("out"),
                warnings::add);
    }

    private FilteredFile filter(Filtering filtering, String folder, String path, String text) throws IOException {
        return filtering.filter(directory.resolve(folder), path, text.getBytes(UTF_8));
    }
}
