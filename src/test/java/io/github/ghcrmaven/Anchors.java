// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the anchors that faults name. Whatever declares {@code String anchor} as its last parameter takes one: a
 * constructor in all sources, a method in its own. What is handed to it must be a literal, or such a parameter again.
 */
final class Anchors {

    private static final Pattern TAKER = Pattern.compile("(\\w+)\\([^(){}]*\\bString anchor\\)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");

    private final Set<String> used = new TreeSet<>();
    private final Set<String> unreadable = new TreeSet<>();

    private Anchors() {}

    static Anchors inMainCode() throws IOException {
        Anchors anchors = new Anchors();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> files =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path file : files) {
                anchors.read(file, Files.readString(file));
            }
        }
        return anchors;
    }

    Set<String> used() {
        return used;
    }

    /** Calls whose anchor cannot be told from the source. */
    Set<String> unreadable() {
        return unreadable;
    }

    private void read(Path file, String source) {
        Set<String> takers = new TreeSet<>(Set.of("Fault", "FaultException"));
        TAKER.matcher(source).results().forEach(match -> takers.add(match.group(1)));
        Matcher call = Pattern.compile("(?<![\\w.])(?:new )?(" + String.join("|", takers) + ")\\(")
                .matcher(source);
        while (call.find()) {
            List<String> arguments = Arguments.at(source, call.end());
            String last = arguments.get(arguments.size() - 1);
            Matcher literal = LITERAL.matcher(last);
            if (literal.matches()) {
                used.add(literal.group(1));
            } else if (arguments.size() > 2 && !last.endsWith("anchor")) {
                unreadable.add(file.getFileName() + ": " + last);
            }
        }
    }

    /** Splits what stands in parentheses at its commas. */
    private static final class Arguments {

        private static final Pattern TOKEN =
                Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)+'|[(){}\\[\\]]|,|[^\"'(){}\\[\\],]+");

        static List<String> at(String source, int start) {
            List<String> arguments = new ArrayList<>();
            StringBuilder argument = new StringBuilder();
            Matcher token = TOKEN.matcher(source);
            int depth = 1;
            for (int at = start; token.find(at); at = token.end()) {
                String text = token.group();
                depth += text.matches("[({\\[]") ? 1 : text.matches("[)}\\]]") ? -1 : 0;
                if (depth == 0) {
                    break;
                }
                if (depth == 1 && text.equals(",")) {
                    arguments.add(argument.toString().strip());
                    argument.setLength(0);
                } else {
                    argument.append(text);
                }
            }
            arguments.add(argument.toString().strip());
            return arguments;
        }
    }
}
