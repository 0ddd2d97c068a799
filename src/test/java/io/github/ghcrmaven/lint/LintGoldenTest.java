// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.chart.Links;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Beside the real Helm 3.21.0: what it said once, see {@code helm/lint.out.txt}, and what it says now. One of its charts
 * is missing, {@code depr}: what Helm finds there it finds in rendered templates.
 */
class LintGoldenTest {

    private static final Path GOLDENS = Path.of("src/test/resources/helm");

    /** Where Helm 4 says more, or with another weight, its rules hold. */
    private static final Pattern OF_HELM_4 = Pattern.compile(
            "(?s).*(is not a valid SemVerV2|failed to strictly parse .*|templates/: directory does not exist)");

    private static final Pattern OF_RENDERING = Pattern.compile(
            "(?s).*(object name does not conform to Kubernetes|values don't meet the specifications of the schema).*");

    /** Charts in which Helm finds nothing but in what it renders. */
    private static final Set<String> OF_RENDERING_ALONE = Set.of("depr");

    @TempDir
    private Path temp;

    static Stream<String> charts() {
        return LintedCharts.names();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void findsWhatHelmFound(String name) throws IOException {
        LintReport report = LintedCharts.write(temp.resolve(name), name).report();

        assertThat(ours(report)).isEqualTo(theirs(golden(name), name));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void findsWhatHelmFinds(String name) throws IOException {
        Path folder = LintedCharts.write(temp.resolve(name), name).folder();

        LintResult result = new Helm(folder).lint().call();

        assertThat(ours(ChartLinter.lint(folder, ChartSource.of(Links.ANYWHERE))))
                .isEqualTo(theirs(messages(result), folder.toString()));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void failsWhereHelmFails(String name) throws IOException {
        List<Finding> helm3 = LintedCharts.write(temp.resolve(name), name).report().findings().stream()
                .filter(finding -> !OF_HELM_4
                        .matcher(finding.path() + ": " + finding.text())
                        .matches())
                .filter(finding -> !name.equals("tmplfile") || finding.severity() != Severity.ERROR)
                .toList();
        LintReport report = new LintReport(name, helm3);
        boolean byWeightOnly = name.equals("tmplfile");

        assertThat(Files.readAllLines(GOLDENS.resolve("lint-vs-strict.tsv")))
                .contains(
                        name + "\tfailed=" + report.fails(false) + "\tfailed=" + (byWeightOnly || report.fails(true)));
    }

    /** The row {@code empty}. */
    @Test
    void folderWithoutChartYamlIsNoChartToLint() throws IOException {
        String error = "Error unable to check Chart.yaml file in chart: stat %s/Chart.yaml: no such file or directory";

        assertThat(Files.readString(GOLDENS.resolve("lint.out.txt")))
                .contains("## lint charts/l/empty\nfailed=true\n" + error.formatted("charts/l/empty") + "\n");
        assertThat(new Helm(temp).lint().call().getMessages()).containsExactly(error.formatted(temp));
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ChartLinter.lint(temp, ChartSource.of(Links.ANYWHERE)))
                .withMessageStartingWith(temp + " has no Chart.yaml.");
    }

    @Test
    void everyRowOfTheTablesHasAChart() throws IOException {
        List<String> charts = Stream.of(charts(), OF_RENDERING_ALONE.stream(), Stream.of("empty"))
                .flatMap(names -> names)
                .toList();

        assertThat(Files.readAllLines(GOLDENS.resolve("lint.out.txt")))
                .filteredOn(line -> line.startsWith("## lint "))
                .extracting(line -> line.substring("## lint charts/l/".length()))
                .containsExactlyInAnyOrderElementsOf(charts);
        assertThat(Files.readAllLines(GOLDENS.resolve("lint-vs-strict.tsv")))
                .extracting(line -> line.substring(0, line.indexOf('\t')))
                .containsExactlyInAnyOrderElementsOf(charts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "A.B+c@ACME.example",
                "a@b.c.",
                "a@bücher.example",
                "'\"a b\"@c.de'",
                "a@b-c.d_e",
                "a@1.b",
                "a@b..b.c",
                "bad",
                "a@localhost",
                "'@b.c'",
                "a@",
                "a@b.c1",
                "a@b.1",
                "a b@c.d",
                "a@@b.c",
                ".a@b.c",
                "a..b@c.d",
                "a@-b.c",
                "a@b.c-",
                "a@b.c..",
                "a@b..c",
                "\"\\\"a\\r\\n b\\\"@c.de\"",
                "\"\\\"a\\\\\\\"b\\\"@c.de\""
            })
    void takesTheEmailAddressesThatHelmTakes(String email) throws IOException {
        compare("maintainers: [{name: a, email: " + email + "}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo.com",
                "github.com/foo",
                "localhost:80",
                "mailto:a@b.c",
                "https://acme.example",
                "http://localhost",
                "https://www.acme.example/a/b?c=d#e",
                "https://192.168.0.1:8080/",
                "http://[2001:db8::1]/",
                "ftp://a.bc",
                "wss://acme.example",
                "user:pw@acme.example",
                "https://github.com/a_b-c",
                "git://x.y",
                "foo",
                "'@user'",
                "b ad",
                "a.b",
                ".foo.com",
                "https://",
                "foo/bar",
                "http://acme.example:port",
                "https://acme.example:123456",
                "-foo.com",
                "mastodon/@user",
                "a.b.c",
                "a.b.c.d",
                "ab.cd.ef",
                "a1.b2",
                "x.y1",
                "300.1.1.1",
                "1.2.3.4",
                "a_b.c",
                "a--b.cd",
                "a---b.cd",
                "ab---b.cd",
                "foo.com.",
                "foo..com",
                "www.",
                "www.a",
                "é.com",
                "https://é.fr",
                "a@b@c.de",
                "https://a/b@c",
                "foo.com:80/x",
                "foo.com:/x",
                "http://a.b.c/%zz",
                "12.34",
                "x-.com",
                "1a.b-c.d-e.fg",
                "_foo.com",
                "http://-a.b"
            })
    void takesTheWebAddressesThatHelmTakes(String url) throws IOException {
        compare("maintainers: [{name: a, url: \"" + url.replace("'", "") + "\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/a?b=c#d",
                "foo:bar",
                "urn:x",
                "data:image/png;base64,AA",
                "http://",
                "file:///a",
                "https://user:pw@acme.example:8443/",
                "http://[::1]:80/a",
                "https://acme.example/%20",
                "HTTPS://A",
                "https://acme.example?a=%zz",
                "https://é.example/",
                "foo",
                "/abs",
                "//h/p",
                "git@github.com:a/b",
                "https://a b",
                "https://acme.example/%zz",
                "1a:b",
                ":a",
                "http://a:port/",
                "http://[::1/",
                "http://a\\x7f",
                "http://a{b}/",
                "*",
                "http://u ser@a/",
                "http://a%41/",
                "http://a%e9/",
                "http://a:80:80/",
                "http://[a]b/",
                "http:///a",
                "http://a#b/c",
                "http://a\\\\b",
                "http://a/b c",
                "http:a b"
            })
    void takesTheSourcesThatHelmTakes(String source) throws IOException {
        compare("sources: [\"" + source + "\"]");
    }

    private void compare(String line) throws IOException {
        Path folder = new TestChart(temp.resolve("web")).saying(line).folder();

        assertThat(ours(ChartLinter.lint(folder, ChartSource.of(Links.ANYWHERE))))
                .isEqualTo(theirs(messages(new Helm(folder).lint().call()), folder.toString()));
    }

    private static List<String> ours(LintReport report) {
        return report.findings().stream()
                .map(finding -> "[" + finding.severity() + "] " + finding.path() + ": " + finding.text())
                .filter(line -> !OF_HELM_4.matcher(line).matches())
                .map(line ->
                        line.replace("[ERROR] templates/: not a directory", "[WARNING] templates/: not a directory"))
                .map(line -> line.replaceFirst("\\.helmignore:1: rule '[^']+': ", ""))
                .map(LintGoldenTest::withoutTheWordsOfTheParser)
                .toList();
    }

    /** helm-java gives lines. */
    private static List<String> messages(LintResult result) {
        return split("\n" + String.join("\n", result.getMessages()));
    }

    private static List<String> split(String messages) {
        return Stream.of(messages.split("\n(?=\\[[A-Z]+\\] )"))
                .skip(1)
                .map(String::stripTrailing)
                .toList();
    }

    private static List<String> theirs(List<String> messages, String folder) {
        return messages.stream()
                .filter(line -> !OF_RENDERING.matcher(line).matches())
                // all that the schema does not allow is one message of Helm's
                .flatMap(line -> Stream.of(
                        line.replace("\n- at ", "\n[ERROR] values.yaml: - at ").split("\n(?=\\[ERROR\\])")))
                .map(line -> line.replace(folder + "/", "").replace("] " + folder + ":", "] :"))
                .map(LintGoldenTest::withoutTheWordsOfTheParser)
                .toList();
    }

    /** SnakeYAML and libyaml put the same fault differently, and not always on the same line. */
    private static String withoutTheWordsOfTheParser(String line) {
        return line.replaceFirst("yaml: line \\d+: .*", "yaml").stripTrailing();
    }

    private static List<String> golden(String name) throws IOException {
        String text = Files.readString(GOLDENS.resolve("lint.out.txt")).replace("charts/l/", "");
        int start = text.indexOf("## lint " + name + "\n");
        int end = text.indexOf("\n## lint ", start);
        String section = text.substring(start, end < 0 ? text.length() : end + 1);
        return split(section);
    }
}
