// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the real Helm answered once to {@code helm package}, see {@code helm/package-results.tsv}. Helm itself answers
 * the same to the charts made again here, word for word; then ours is asked.
 */
class PackageGoldenTest {

    private static final int ROWS = 77;

    private static final Pattern ROW = Pattern.compile("## package (charts/./(\\w+)) \\S+\t(OK|ERR (.*))");

    /** What Helm packages, and ours refuses on purpose, with its words. */
    private static final Map<String, String> REFUSED_ON_PURPOSE = Map.of(
            "spacename", "/Chart.yaml has the name 'a b', which no chart in a registry can have.",
            "upper", "/Chart.yaml has the name 'Upper', which no chart in a registry can have.");

    /** Which file, and what in it, ours names where it refuses as Helm does; each after the folder, {@code @}. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            entry("badalias", "/Chart.yaml has the alias 'a.b' for the dependency 'a'."),
            entry(
                    "badgen",
                    "/Chart.lock: field 'generated' holds '2020-01-01' where Helm wants a time such as \"2026-11-21T09:30:00Z\"."),
            entry(
                    "badgen2",
                    "/Chart.lock: field 'generated' holds '2020-01-01 10:00:00' where Helm wants a time such as \"2026-11-21T09:30:00Z\"."),
            entry("badglob", "/.helmignore:1: rule 'a[': syntax error in pattern."),
            entry("badschema", "/values.schema.json is not JSON."),
            entry(
                    "badtgz",
                    "/charts/x.tgz cannot be read as a chart: it is not a gzipped tar archive (Unexpected end of ZLIB input stream)."),
            entry("badtype", "/Chart.yaml has the type 'foo', which Helm does not know."),
            entry("badvalues", "/values.yaml:1: not YAML: expected the node content, but found '<stream end>'."),
            entry("badver", "/Chart.yaml has the version 'notsemver', which is none."),
            entry("big", ": big.bin has 5242881 bytes; Helm loads no file above 5 MiB (5242880)."),
            entry("boolver", "/Chart.yaml has the version 'true', which is none."),
            entry("brokenlink", ": foo is a link to a file that does not exist."),
            entry("chartsreadme", "/charts/README.md has no Chart.yaml."),
            entry("depstr", "/Chart.yaml: field 'deprecated' holds 'true' where Helm wants true or false."),
            entry("dots", "/Chart.yaml has the name '..', which no chart in a registry can have."),
            entry("dstar", "/.helmignore:1: rule 'a/**/b': double-star (**) syntax is not supported."),
            entry("dupdep", "/Chart.yaml has two dependencies that go by 'a'."),
            entry("emptychart", "/Chart.yaml has no name.\n@/Chart.yaml has no version."),
            entry("emptyschema", "/values.schema.json is not JSON."),
            entry("fifo", ": p is neither a file nor a folder."),
            entry("ignchart", " has no Chart.yaml."),
            entry("lfline", "/.helmignore:1: the line has more than 65535 bytes."),
            entry("missing", ": found in Chart.yaml, but missing in charts/ directory: a, b."),
            entry("neg", " has no Chart.yaml."),
            entry("noname", "/Chart.yaml has no name."),
            entry("nover", "/Chart.yaml has no version."),
            entry("nulldep", "/Chart.yaml: field 'dependencies' has an empty entry."),
            entry("nullmaint", "/Chart.yaml: field 'maintainers' has an empty entry."),
            entry("scalarvalues", "/values.yaml: is 'text' where Helm wants fields with names."),
            entry("slash", "/Chart.yaml has the name 'a/b', which no chart in a registry can have."),
            entry("subbad", "/charts: chart 's' has no version."),
            entry("targz", "/charts/x.tar.gz has no Chart.yaml."),
            entry("tgzdir", "/charts/x.tgz is a folder, and has the name of an archive."),
            entry("vinf", "/values.yaml: field 'a' holds Infinity, which JSON has no form for."),
            entry("vkeys", "/values.yaml: not YAML: line 1: a key that is not a scalar."),
            entry("vlist", "/values.yaml: is a list where Helm wants fields with names."),
            entry(
                    "vtab",
                    "/values.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)."));

    /**
     * A row of the table.
     *
     * @param place where the chart lay
     * @param error empty where Helm packaged it
     */
    private record Row(String place, String name, String error) {

        Path writeInto(Path above) throws IOException {
            Path folder = above.resolve(place);
            GoldenCharts.write(folder, name);
            return folder;
        }

        @Override
        public String toString() {
            return name + ": " + (error.isEmpty() ? "OK" : error);
        }
    }

    @TempDir
    private Path temp;

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void helmAnswersAsTheRowSays(Row row) throws IOException {
        Path folder = row.writeInto(temp);

        Outcome helm = Outcome.ofHelm(folder, temp.resolve("helm"));

        assertThat(helm.refusal().replace(temp + "/", "")).isEqualTo(row.error());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packaged")
    void archiveIsTheOneThatHelmMakes(Row row) throws IOException {
        Path folder = row.writeInto(temp);

        Outcome ours = Outcome.ofOurs(folder, temp.resolve("ours"));

        assertThat(ours.refusal()).isEmpty();
        assertThat(PackagedContent.difference(HelmEngine.pack(folder, temp.resolve("helm")), ours.archive()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesWhatHelmRefusesAndNamesThePlace(Row row) throws IOException {
        Path folder = row.writeInto(temp);

        Outcome ours = Outcome.ofOurs(folder, temp.resolve("ours"));

        assertThat(ours.refusal())
                .isEqualTo(("@" + NAMED.getOrDefault(row.name(), "")).replace("@", folder.toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedOnPurpose")
    void refusesWhatHelmTakesWhereTheTableSaysWhy(Row row) throws IOException {
        Path folder = row.writeInto(temp);

        Outcome ours = Outcome.ofOurs(folder, temp.resolve("ours"));

        assertThat(row.error()).isEmpty();
        assertThat(ours.refusal()).isEqualTo(folder + REFUSED_ON_PURPOSE.getOrDefault(row.name(), "?"));
    }

    @Test
    void everyRowHasAChartAndEveryChartARow() {
        assertThat(rows()).hasSize(ROWS);
        assertThat(rows().map(Row::name).toList()).doesNotHaveDuplicates().hasSameElementsAs(GoldenCharts.names());
        assertThat(packaged().count() + refused().count() + refusedOnPurpose().count())
                .isEqualTo(ROWS);
    }

    static Stream<Row> rows() {
        return Goldens.lines("package-results.tsv").stream().map(line -> {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            return new Row(row.group(1), row.group(2), row.group(4) == null ? "" : row.group(4));
        });
    }

    static Stream<Row> packaged() {
        return rows().filter(row -> row.error().isEmpty() && !REFUSED_ON_PURPOSE.containsKey(row.name()));
    }

    static Stream<Row> refused() {
        return rows().filter(row -> !row.error().isEmpty());
    }

    static Stream<Row> refusedOnPurpose() {
        return rows().filter(row -> REFUSED_ON_PURPOSE.containsKey(row.name()));
    }
}
