// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A value that its schema does not allow.
 *
 * @param at the names and places that lead to the value
 * @param place those that lead to what a reader looks for, such as a member that should not be there
 * @param text what is wrong, in the validator's words
 * @param causes why, where it is so for several reasons
 */
public record SchemaProblem(List<String> at, List<String> place, String text, List<SchemaProblem> causes) {

    /** Heads a group, and says nothing itself. */
    private static final String GROUP = "validation failed";

    private static final String ALL_OF = "'allOf' failed";

    SchemaProblem(List<String> at, String text, List<SchemaProblem> causes) {
        this(at, at, text, causes);
    }

    /** The problems as one. */
    static SchemaProblem of(List<String> at, List<SchemaProblem> problems) {
        return problems.size() == 1 ? problems.get(0) : new SchemaProblem(at, GROUP, problems);
    }

    /** This problem, or those that it is a mere heading of. */
    public List<SchemaProblem> single() {
        if (!text.equals(GROUP) && !text.equals(ALL_OF)) {
            return List.of(this);
        }
        List<SchemaProblem> all = new ArrayList<>();
        causes.forEach(cause -> all.addAll(cause.single()));
        return all;
    }

    /** The same with places told from where the first {@code depth} steps lead. */
    SchemaProblem below(int depth) {
        return new SchemaProblem(
                at.subList(Math.min(depth, at.size()), at.size()),
                place,
                text,
                causes.stream().map(cause -> cause.below(depth)).toList());
    }

    /** As Helm prints it, its causes on lines of their own. */
    public String lines() {
        StringBuilder lines = new StringBuilder();
        write("", lines);
        return lines.toString();
    }

    private void write(String indent, StringBuilder lines) {
        lines.append(indent)
                .append("- at ")
                .append(SchemaTexts.quote(SchemaPointer.text(at)))
                .append(": ")
                .append(text);
        for (SchemaProblem cause : causes) {
            lines.append('\n');
            cause.write(indent + "  ", lines);
        }
    }
}
