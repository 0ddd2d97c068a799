// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.Markdown.Block;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says is what the code does. */
class DocumentationTest {

    private static final Path INVOKER_TESTS = Path.of("src/it");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w.])(?:-D)?(ghcr(?:\\.[a-z][A-Za-z]*)+)");

    /** In a message, a label of the registry ghcr.io, or what a push sets: no parameters. */
    private static final Set<String> NOT_PARAMETERS = Set.of("ghcr.io", "ghcr.reference", "ghcr.digest");

    @Test
    void everyErrorIsExplained() throws IOException {
        Anchors anchors = Anchors.inMainCode();

        assertThat(anchors.unreadable()).as("anchors that are no literals").isEmpty();
        assertThat(errors().anchors()).as("headings of docs/errors.md").containsAll(anchors.used());
    }

    @Test
    void everyExplanationIsOfAnErrorThatExists() throws IOException {
        Set<String> explained = errors().text()
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isEqualTo(Anchors.inMainCode().used());
    }

    @Test
    void thePomOfTheQuickStartIsTheOneThatItsInvokerTestRuns() throws IOException {
        Block pom = Markdown.of(Path.of("README.md")).under("Quick start").blocks().stream()
                .filter(block -> block.language().equals("xml"))
                .findFirst()
                .orElseThrow();

        assertThat(versionless(pom.text()))
                .isEqualTo(Files.readString(INVOKER_TESTS.resolve("quick-start/pom.xml"))
                        .replace("\r\n", "\n")
                        .stripTrailing());
    }

    @Test
    void everySnippetIsPartOfAnInvokerTest() throws IOException {
        List<List<String>> files = new ArrayList<>();
        for (Path file : filesOfInvokerTests()) {
            files.add(versionless(Files.readString(file)).lines().toList());
        }
        List<String> missing = new ArrayList<>();
        for (Markdown page : Markdown.all()) {
            page.blocks().stream()
                    .filter(block -> Set.of("xml", "yaml", "console").contains(block.language()))
                    .map(block -> versionless(block.text()))
                    .filter(snippet -> files.stream().noneMatch(file -> holds(file, snippet)))
                    .forEach(snippet -> missing.add(page.file() + ":\n" + snippet));
        }

        assertThat(missing).as("snippets that no file in src/it holds").isEmpty();
    }

    @Test
    void everyPropertyThatIsMentionedExists() throws IOException {
        String descriptor;
        try (InputStream in = getClass().getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        for (Markdown page : Markdown.all()) {
            assertThat(PROPERTY.matcher(page.text()).results().map(match -> match.group(1)))
                    .as("properties in %s", page.file())
                    .filteredOn(property -> !NOT_PARAMETERS.contains(property))
                    .allSatisfy(property -> assertThat(descriptor).contains("${" + property + "}"));
        }
    }

    @Test
    void everyInvokerTestLooksForSecretsInItsLog() throws IOException {
        try (Stream<Path> tests = Files.list(INVOKER_TESTS)) {
            assertThat(tests.filter(Files::isDirectory)).isNotEmpty().allSatisfy(test -> {
                assertThat(test.resolve("prebuild.groovy"))
                        .content()
                        .containsPattern("InvokerTest\\.start(Signed)?\\(context");
                assertThat(test.resolve("verify.groovy"))
                        .content()
                        .containsPattern("InvokerTest\\.finish(Debug)?\\(context, basedir\\)");
            });
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Markdown page : Markdown.all()) {
            for (String link : page.relativeLinks()) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? page.file()
                        : page.file().resolveSibling(parts[0]).normalize();
                boolean leads = Files.exists(target)
                        && (parts.length < 2 || Markdown.of(target).anchors().contains(parts[1]));
                if (!leads) {
                    broken.add(page.file() + " -> " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static Markdown errors() {
        return Markdown.of(Path.of("docs/errors.md"));
    }

    private static List<Path> filesOfInvokerTests() throws IOException {
        try (Stream<Path> files = Files.walk(INVOKER_TESTS)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Invoker tests take coordinates from the build; the documentation writes them out. */
    private static String versionless(String text) {
        return text.replace("\r\n", "\n")
                .replace("@project.groupId@", "io.github.ghcrmaven")
                .replace("@project.artifactId@", "ghcr-maven-plugin")
                .replaceAll("(<artifactId>ghcr-maven-plugin</artifactId>\\s*<version>)[^<]+", "$1@project.version@");
    }

    /** Whether the snippet's lines stand in the file, one after the other, with whatever indentation in common. */
    private static boolean holds(List<String> file, String snippet) {
        int length = (int) snippet.lines().count();
        for (int start = 0; start + length <= file.size(); start++) {
            String part = String.join("\n", file.subList(start, start + length));
            if (part.stripIndent().stripTrailing().equals(snippet)) {
                return true;
            }
        }
        return false;
    }
}
