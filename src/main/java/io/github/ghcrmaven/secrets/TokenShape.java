// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A token that is known by its shape. The prefix is looked for first, which is many times faster than the pattern.
 *
 * @param name what it is called in messages
 * @param prefix how it begins
 * @param rest what follows at full length; repeats possessively, hence linear
 * @param sure what must hold of the token besides
 */
record TokenShape(String name, String prefix, Pattern rest, Predicate<String> sure) implements SecretKind {

    /** A token that no letter, digit, {@code _} or {@code -} precedes or follows, but for an escaped line end or tab. */
    static TokenShape of(String name, String prefix, String rest, Predicate<String> sure) {
        return new TokenShape(name, prefix, Pattern.compile("(?:" + rest + ")(?![\\w-])"), sure);
    }

    @Override
    public String marker() {
        return prefix;
    }

    @Override
    public IntStream find(String text) {
        return IntStream.iterate(text.indexOf(prefix), at -> at >= 0, at -> text.indexOf(prefix, at + 1))
                .filter(at -> isStart(text, at))
                .filter(at -> isToken(text, at));
    }

    private boolean isToken(String text, int at) {
        Matcher matcher = rest.matcher(text).region(at + prefix.length(), text.length());
        return matcher.useTransparentBounds(true).lookingAt() && sure.test(text.substring(at, matcher.end()));
    }

    private static boolean isStart(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        boolean partOfWord = before < 0x80 && (Character.isLetterOrDigit(before) || before == '_' || before == '-');
        return !partOfWord || (at > 1 && text.charAt(at - 2) == '\\' && "nrt".indexOf(before) >= 0);
    }
}
