// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.stream.IntStream;

/**
 * An access key of AWS: its id, which alone is no secret, with the secret key of 40 characters beside it. What ids look
 * like: IAM User Guide, "Understanding unique ID prefixes".
 *
 * @param id the shape of the id
 */
record AwsKeyPair(TokenShape id) implements SecretKind {

    private static final String NAME = "AWS access key";
    private static final int ID_LENGTH = 20;
    private static final int SECRET_LENGTH = 40;

    /** In characters, either way: the lines of a credentials file, of a values.yaml, of an env block. */
    private static final int NEARBY = 300;

    /** Of 40 drawn characters about 30 are different ones; fewer than this make a path or a word. */
    private static final int FEWEST_CHARACTERS = 20;

    /** A pair whose id has this prefix. */
    static AwsKeyPair of(String prefix) {
        return new AwsKeyPair(TokenShape.of(NAME, prefix, "[A-Z2-7]{16}", id -> !id.endsWith("EXAMPLE")));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String marker() {
        return id.marker();
    }

    @Override
    public IntStream find(String text) {
        return id.find(text).filter(at -> hasSecret(text, at));
    }

    /** By hand, not by a pattern: a file of nothing but ids has this asked a quarter of a million times. */
    private static boolean hasSecret(String text, int id) {
        int end = Math.min(text.length(), id + ID_LENGTH + NEARBY);
        int start = Math.max(0, id - NEARBY);
        int run = start;
        for (int at = start; at <= end; at++) {
            if (at < text.length() && isSecretCharacter(text.charAt(at))) {
                continue;
            }
            boolean whole = run == 0 || !isSecretCharacter(text.charAt(run - 1));
            boolean padded = at < text.length() && text.charAt(at) == '=';
            if (at - run == SECRET_LENGTH && whole && !padded && isSecret(text.substring(run, at))) {
                return true;
            }
            run = at + 1;
        }
        return false;
    }

    private static boolean isSecretCharacter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '+';
    }

    /** A hash in hexadecimal has 40 characters, too. */
    private static boolean isSecret(String text) {
        return text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase)
                && text.chars().anyMatch(Character::isDigit)
                && text.chars().distinct().count() >= FEWEST_CHARACTERS
                && Plausible.isRandom(text);
    }
}
