// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of GitHub's tokens, which their prefixes tell apart: what GHCR lets a token do depends on its kind. */
public enum TokenKind {
    /** A classic personal access token; forty hexadecimal digits are one from before GitHub had prefixes. */
    CLASSIC("classic token", "ghp_.*|[0-9a-f]{40}"),
    /** A fine-grained personal access token, which GHCR does not take. */
    FINE_GRAINED("fine-grained token", "github_pat_.*"),
    /** What an application has on a user's behalf, as {@code gh}. */
    OAUTH("OAuth token", "gho_.*"),
    /** What a GitHub App has on a user's behalf. */
    APP_USER("GitHub App user token", "ghu_.*"),
    /** The token of a job: GitHub Actions is a GitHub App that is installed in the repository. */
    INSTALLATION("GitHub Actions installation token", "ghs_.*");

    private final String text;
    private final Pattern shape;

    TokenKind(String text, String shape) {
        this.text = text;
        this.shape = Pattern.compile(shape, Pattern.DOTALL);
    }

    /** The kind that a token's beginning tells; none for a password, and for tokens of others. */
    static Optional<TokenKind> of(Secret secret) {
        return Stream.of(values())
                .filter(kind -> kind.shape.matcher(secret.reveal()).matches())
                .findFirst();
    }

    /** As it is said in messages. */
    @Override
    public String toString() {
        return text;
    }
}
