// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.ghcrmaven.fault.FaultException;

/** What a name in a certificate must be. */
public sealed interface TextMatch {

    /** Whether the text is what is asked for. */
    boolean accepts(String text);

    /** The text itself, nothing more and nothing less. */
    static TextMatch exactly(String text) {
        return new Exact(text);
    }

    /**
     * An expression that is found somewhere in the text, as in cosign: without {@code ^} and {@code $} it matches longer texts
     * too.
     *
     * @param parameter the parameter that names it, for errors
     * @throws FaultException where it is no regular expression, or an empty one, which would accept everybody
     */
    static TextMatch containing(String expression, String parameter) {
        try {
            if (!expression.isEmpty()) {
                return new Expression(Pattern.compile(expression));
            }
        } catch (PatternSyntaxException e) {
            // said below
        }
        throw new FaultException(
                parameter + " is '" + expression + "', which is not a regular expression of Go.",
                "write it as 'cosign verify --certificate-identity-regexp' takes it, with ^ and $ around the whole",
                "verification-policy");
    }

    /**
     * One text.
     *
     * @param text what it must be
     */
    record Exact(String text) implements TextMatch {

        @Override
        public boolean accepts(String other) {
            return text.equals(other);
        }

        @Override
        public String toString() {
            return "'" + text + "'";
        }
    }

    /**
     * In Go's language of regular expressions, not Java's: the two disagree over what {@code $} matches at a line end and what
     * a dot is, so that a policy proven with cosign could let another identity in here. It also takes linear time, though
     * the text is of anybody's making.
     *
     * @param pattern unanchored
     */
    record Expression(Pattern pattern) implements TextMatch {

        @Override
        public boolean accepts(String other) {
            return pattern.matcher(other).find();
        }

        @Override
        public String toString() {
            return "one that matches '" + pattern + "'";
        }
    }
}
