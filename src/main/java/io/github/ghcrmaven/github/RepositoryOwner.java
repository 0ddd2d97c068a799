// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.auth.Environment;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who owns the repository that is being built: the first part of every name on GHCR, in lower case as GHCR wants it. */
public final class RepositoryOwner {

    /** Maven's {@code scm:git:}, protocol, user, port: all may be missing; the host is github.com and no other. */
    private static final Pattern GITHUB = Pattern.compile(
            "(?:scm:[a-z]+[:|])?(?:[a-z+]+://)?(?:[^/@]+@)?(?:www\\.|ssh\\.)?github\\.com(?::[0-9]+(?=/))?"
                    + "[/:]([a-z0-9_-]+)/.+",
            Pattern.CASE_INSENSITIVE);

    private RepositoryOwner() {}

    /** The owner by {@code GITHUB_REPOSITORY_OWNER}, else by the project's {@code scm.url} on github.com. */
    public static Optional<String> of(Environment environment, @Nullable String scmUrl) {
        return environment
                .get("GITHUB_REPOSITORY_OWNER")
                .or(() -> byUrl(scmUrl))
                .map(owner -> owner.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> byUrl(@Nullable String scmUrl) {
        Matcher matcher = GITHUB.matcher(scmUrl == null ? "" : scmUrl);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
