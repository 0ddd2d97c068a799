// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.glob;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A path below the chart's folder, or a glob as Maven users know it, where {@code **} crosses folders. A folder stands for
 * all below it. No {@code PathMatcher}: a name need not be one in the locale's charset.
 */
public final class Glob {

    private static final Pattern PART = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+");

    private final String path;
    private final Pattern pattern;

    private Glob(String path) {
        this.path = path;
        StringBuilder regex = new StringBuilder();
        PART.matcher(path).results().map(MatchResult::group).forEach(part -> regex.append(regex(part)));
        this.pattern = Pattern.compile(regex + "(?:/.*)?", Pattern.DOTALL);
    }

    /** Those of a parameter, without the elements of the POM that say nothing. */
    public static List<Glob> all(List<String> globs) {
        return globs.stream()
                .filter(Objects::nonNull) // an empty element of the POM
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .map(glob -> glob.replace('\\', '/').replaceAll("/+$", "").replaceFirst("^(?:\\./|/)+", ""))
                .map(Glob::new)
                .toList();
    }

    /** Whether the file is meant; its path is below the chart's folder, with {@code /}. */
    public boolean matches(String file) {
        return pattern.matcher(file).matches();
    }

    /** Whether the glob itself begins with this folder: it says its name, no wildcard stands for it. */
    public boolean beginsWith(String folder) {
        return (path + "/").startsWith(folder + "/");
    }

    /** Whether the glob itself says the name of this folder. */
    public boolean names(String folder) {
        return ("/" + path + "/").contains("/" + folder + "/");
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
