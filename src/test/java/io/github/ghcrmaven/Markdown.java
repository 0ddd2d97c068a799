// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is
 * @param text what it says
 */
record Markdown(Path file, String text) {

    private static final Pattern FENCE =
            Pattern.compile("^( *)```(\\w*)\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#+ +(.+?) *$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("]\\(([^) ]+)");

    /**
     * A fenced block.
     *
     * @param language what stands after the opening fence
     * @param text its lines, without the indentation that all of them have
     */
    record Block(String language, String text) {}

    static Markdown of(Path file) {
        try {
            return new Markdown(file, Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README and all pages below docs. */
    static List<Markdown> all() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .map(Markdown::of)
                    .toList();
        }
    }

    List<Block> blocks() {
        return FENCE.matcher(text)
                .results()
                .map(match ->
                        new Block(match.group(2), match.group(3).stripTrailing().stripIndent()))
                .toList();
    }

    /** What stands under a heading, up to the next one of any level. */
    Markdown under(String heading) {
        String[] parts = text.split("(?m)^#+ +" + Pattern.quote(heading) + " *$", 2);
        return new Markdown(file, parts.length < 2 ? "" : parts[1].split("(?m)^#+ ", 2)[0]);
    }

    /** Everything that a link can name: explicit anchors, and headings by GitHub's rule. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        ANCHOR.matcher(text).results().forEach(match -> anchors.add(match.group(1)));
        HEADING.matcher(withoutBlocks()).results().forEach(match -> anchors.add(anchor(match.group(1))));
        return anchors;
    }

    /** The targets of its links, without those to other sites. */
    List<String> relativeLinks() {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(withoutBlocks());
        while (link.find()) {
            if (!link.group(1).matches("[a-z]+:.*")) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    private String withoutBlocks() {
        return FENCE.matcher(text).replaceAll("");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
