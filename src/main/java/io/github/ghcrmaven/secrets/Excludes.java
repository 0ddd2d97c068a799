// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Files that are not scanned: paths below the chart's folder, or globs as Maven users know them, where {@code **} crosses
 * folders. A folder stands for all below it. No {@code PathMatcher}: a name need not be one in the locale's charset.
 */
final class Excludes {

    private static final Pattern PART = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+");

    private final List<Pattern> patterns;

    Excludes(List<String> globs) {
        this.patterns = globs.stream()
                .filter(Objects::nonNull) // an empty element of the POM
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .map(Excludes::pattern)
                .toList();
    }

    /** Whether the file is excluded; {@code path} is below the chart's folder, with {@code /}. */
    boolean matches(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static Pattern pattern(String glob) {
        String path = glob.replace('\\', '/').replaceAll("/+$", "").replaceFirst("^(?:\\./|/)+", "");
        StringBuilder regex = new StringBuilder();
        PART.matcher(path).results().map(MatchResult::group).forEach(part -> regex.append(regex(part)));
        return Pattern.compile(regex + "(?:/.*)?", Pattern.DOTALL);
    }

    private static String regex(String part) {
        return switch (part) {
            case "**/" -> "(?:.*/)?";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> Pattern.quote(part);
        };
    }
}
