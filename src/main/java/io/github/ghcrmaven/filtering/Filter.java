// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in place of {@code @name@} and <code>${name}</code>, with the delimiters of Maven's resource filtering. A
 * value is put in as it is: neither quoted nor looked into. All else stays to the character.
 */
public final class Filter {

    /** A name as properties have it, so that no e-mail address and no shell default is taken for an expression. */
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{Nd}_.\\[\\]-]*+";

    private static final String EXPRESSION = "(?:@(?<at>" + NAME + ")@|\\$\\{(?<brace>" + NAME + ")})";

    /** What matches nothing at all. */
    private static final String NOWHERE = "(?!)";

    private final Function<String, Optional<String>> values;
    private final String escape;
    private final Pattern pattern;

    /**
     * A filter with these values.
     *
     * @param values gives the value of a name
     * @param escape directly before an expression it is taken out, and the expression stays; empty or null where there is
     *     none
     */
    public Filter(Function<String, Optional<String>> values, @Nullable String escape) {
        this.values = values;
        this.escape = escape == null ? "" : escape;
        String before = this.escape.isEmpty() ? NOWHERE : Pattern.quote(this.escape);
        this.pattern = Pattern.compile("(?<escape>" + before + ")?" + EXPRESSION);
    }

    /** Filters the text of a file, which is named by {@code origin} in messages. */
    public FilteredText apply(String origin, String text) {
        StringBuilder filtered = new StringBuilder(text.length());
        List<UnresolvedExpression> unresolved = new ArrayList<>();
        Matcher found = pattern.matcher(text);
        int done = 0;
        int line = 1;
        while (found.find()) {
            line += lines(text, done, found.start());
            filtered.append(text, done, found.start());
            done = found.end();
            if (found.group("escape") != null) {
                filtered.append(text, found.end("escape"), done);
                continue;
            }
            Optional<String> value = values.apply(name(found));
            if (value.isEmpty()) {
                unresolved.add(new UnresolvedExpression(origin, line, found.group()));
            }
            filtered.append(value.orElseGet(found::group));
        }
        return new FilteredText(filtered.append(text, done, text.length()).toString(), unresolved);
    }

    /** How to write an expression that is to stay; empty where there is no escape. */
    Optional<String> escaped(String expression) {
        return escape.isEmpty() ? Optional.empty() : Optional.of(escape + expression);
    }

    private static String name(Matcher found) {
        String between = found.group("at");
        return between == null ? found.group("brace") : between;
    }

    private static int lines(String text, int start, int end) {
        return (int) text.substring(start, end).chars().filter(c -> c == '\n').count();
    }
}
