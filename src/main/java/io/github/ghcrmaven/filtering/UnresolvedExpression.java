// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

/**
 * Where an expression stands that has no value.
 *
 * @param file the file, as it is shown to the user
 * @param line the line, from 1
 * @param expression the expression with its delimiters, such as {@code @project.version@}
 */
public record UnresolvedExpression(String file, int line, String expression) {

    public UnresolvedExpression {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not " + line);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + "  " + expression;
    }
}
