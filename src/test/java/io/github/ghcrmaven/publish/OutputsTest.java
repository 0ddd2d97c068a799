// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.github.ActionsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {

    private static final String WEB = "ghcr.io/acme/charts/web@" + Samples.DIGEST;
    private static final String API = "ghcr.io/acme/charts/api@" + Samples.DIGEST;

    @TempDir
    Path folder;

    private Outputs outputs(String... names) throws IOException {
        return Outputs.of(Charts.pack(folder, "1.0.0", names).stream()
                .map(archive -> Samples.published(archive, false, false))
                .toList());
    }

    private void write(Outputs outputs) throws IOException {
        Environment environment = new Environment(Map.of(
                "GITHUB_OUTPUT", folder.resolve("output").toString(),
                "GITHUB_STEP_SUMMARY", folder.resolve("summary").toString()));
        outputs.write(folder.resolve("ghcr"), new ActionsFiles(environment));
    }

    @Test
    void oneChartHasOutputsOfItsOwn() throws IOException {
        write(outputs("web"));
        assertThat(folder.resolve("output")).content().isEqualTo("""
                reference=%s
                digest=%s
                version=1.0.0
                tags=1.0.0,latest
                """.formatted(WEB, Samples.DIGEST));
    }

    @Test
    void severalChartsAreOneArrayOnOneLine() throws IOException {
        write(outputs("web", "api"));
        List<String> lines = Files.readAllLines(folder.resolve("output"));
        assertThat(lines).singleElement().asString().startsWith("charts=[{");
        JsonArray charts = JsonParser.parseString(lines.get(0).substring("charts=".length()))
                .getAsJsonArray();
        assertThat(charts)
                .extracting(chart -> chart.getAsJsonObject().get("reference").getAsString())
                .containsExactly(WEB, API);
    }

    @Test
    void theSummaryIsATableAndTheCommands() throws IOException {
        write(outputs("web", "api"));
        assertThat(folder.resolve("summary")).content().isEqualTo("""
                | Chart | Version | Reference |
                |---|---|---|
                | web | 1.0.0 | `%s` |
                | api | 1.0.0 | `%s` |

                ```
                helm install web oci://ghcr.io/acme/charts/web --version 1.0.0
                helm install api oci://ghcr.io/acme/charts/api --version 1.0.0
                ```
                """.formatted(WEB, API));
    }

    @Test
    void whatOtherStepsWroteStays() throws IOException {
        Files.writeString(folder.resolve("output"), "mine=1\n");
        write(outputs("web"));
        assertThat(Files.readString(folder.resolve("output"))).startsWith("mine=1\nreference=");
    }

    @Test
    void eachChartHasAReportOutsideOfActionsToo() throws IOException {
        outputs("web", "api").write(folder.resolve("ghcr"), new ActionsFiles(new Environment(Map.of())));
        assertThat(folder.resolve("ghcr"))
                .isDirectoryContaining("glob:**/web.json")
                .isDirectoryContaining("glob:**/web.digest")
                .isDirectoryContaining("glob:**/api.json")
                .isDirectoryContaining("glob:**/api.digest");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void whatIsInALayoutIsCarriedOnAllAtOnce() throws IOException {
        Outputs outputs = Outputs.of(Charts.pack(folder, "1.0.0", "web", "api").stream()
                .map(archive -> Samples.published(archive, false, false).in(Path.of("oci")))
                .toList());
        write(outputs);

        assertThat(outputs.copyable())
                .hasSize(7)
                .allMatch(line -> !line.startsWith("helm"))
                .last()
                .isEqualTo("mvn ghcr:push -Dghcr.from=oci");
        assertThat(folder.resolve("summary")).content().endsWith("\nmvn ghcr:push -Dghcr.from=oci\n```\n");
    }

    @Test
    void versionsOfOneChartHaveReportsOfTheirOwn() throws IOException {
        write(Outputs.of(List.of(
                Samples.published(Charts.pack(folder, "1.0.0", "web").get(0), false, false),
                Samples.published(Charts.pack(folder, "1.1.0", "web").get(0), false, false))));

        assertThat(folder.resolve("ghcr"))
                .isDirectoryContaining("glob:**/web-1.0.0.json")
                .isDirectoryContaining("glob:**/web-1.1.0.json")
                .isDirectoryNotContaining("glob:**/web.json");
    }

    @Test
    void mavenPropertiesAreForASingleChartAlone() throws IOException {
        assertThat(outputs("web").properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("reference", WEB, "digest", Samples.DIGEST.toString()));
        assertThat(outputs("web", "api").properties()).isEmpty();
    }

    @Test
    void whatIsWorthCopyingIsCommandAndReferenceOfEach() throws IOException {
        assertThat(outputs("web", "api").copyable())
                .containsExactly(
                        "helm install web oci://ghcr.io/acme/charts/web --version 1.0.0",
                        WEB,
                        "helm install api oci://ghcr.io/acme/charts/api --version 1.0.0",
                        API);
    }
}
