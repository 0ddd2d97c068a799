// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a chart's .helmignore (pkg/ignore). They look like those of git and are not: a rule with {@code !}
 * ignores everything that it does not match.
 */
final class IgnoreRules {

    /** Always there, after the file's own: dot files directly below templates/. */
    private static final Rule DOT_TEMPLATES = Rule.of("templates/.?*");

    /** What Go's bufio.Scanner holds. */
    private static final int LONGEST_LINE = (64 << 10) - 1;

    private final List<Rule> rules = new ArrayList<>();

    private IgnoreRules() {}

    /** Reads a .helmignore; {@code origin} names the file in messages. */
    static IgnoreRules parse(String origin, String text) {
        IgnoreRules ignore = new IgnoreRules();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
                throw fault(origin, number, "the line has more than " + LONGEST_LINE + " bytes");
            }
            String rule = trimmed(line);
            if (rule.isEmpty() || rule.startsWith("#")) {
                continue;
            }
            try {
                ignore.rules.add(Rule.of(rule));
            } catch (IllegalArgumentException e) {
                throw fault(origin, number, "rule '" + rule + "': " + e.getMessage());
            }
        }
        ignore.rules.add(DOT_TEMPLATES);
        return ignore;
    }

    /** Without white space as Go knows it, which is not what Java's strip takes off. */
    private static String trimmed(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && Printable.isSpace(line.charAt(start))) {
            start++;
        }
        while (start < end && Printable.isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static FaultException fault(String origin, int line, String what) {
        return new FaultException(
                origin + ":" + line + ": " + what + ".",
                "write the rule without it; Helm refuses it, too",
                "helmignore");
    }

    /** Whether the file or folder is left out; {@code path} is below the chart's folder, with {@code /}. */
    boolean ignores(String path, boolean directory) {
        for (Rule rule : rules) {
            boolean matches = (!rule.mustBeDirectory || directory) && rule.matches(path);
            if (matches != rule.negated) {
                return true;
            }
        }
        return false;
    }

    private record Rule(GlobPattern pattern, boolean negated, boolean mustBeDirectory, boolean wholePath) {

        static Rule of(String text) {
            if (text.contains("**")) {
                throw new IllegalArgumentException("double-star (**) syntax is not supported");
            }
            GlobPattern.of(text); // Helm checks the whole line, then what is left of it
            boolean negated = text.startsWith("!");
            String rule = negated ? text.substring(1) : text;
            boolean mustBeDirectory = rule.endsWith("/");
            if (mustBeDirectory) {
                rule = rule.substring(0, rule.length() - 1);
            }
            boolean wholePath = rule.contains("/");
            return new Rule(
                    GlobPattern.of(rule.startsWith("/") ? rule.substring(1) : rule),
                    negated,
                    mustBeDirectory,
                    wholePath);
        }

        boolean matches(String path) {
            return pattern.matches(wholePath ? path : path.substring(path.lastIndexOf('/') + 1));
        }
    }
}
