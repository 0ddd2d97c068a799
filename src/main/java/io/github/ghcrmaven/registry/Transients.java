// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.go.GoDuration;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which refusals pass by themselves (seen on ghcr.io; go-containerregistry retries most of them, too). */
final class Transients {

    private static final Set<Integer> STATUS = Set.of(408, 429, 499, 522);

    /** GHCR forgets an upload or a blob now and then; the same work done anew succeeds. */
    private static final Set<String> CODES = Set.of("BLOB_UPLOAD_UNKNOWN", "MANIFEST_BLOB_UNKNOWN", "TOOMANYREQUESTS");

    /** GHCR's own wait stands in the message, as Go writes durations: {@code retry-after: 10.305464ms, allowed: …}. */
    private static final Pattern WAIT = Pattern.compile("(?i)retry-after: *([^ ,]{1,40})");

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A new package was seen to be unreadable for up to four seconds (seen on ghcr.io). */
    private static final Duration NEW_PACKAGE = Duration.ofSeconds(5);

    private Transients() {}

    /** Whether this status alone says that asking again makes no sense. */
    static boolean isLastingRefusal(int status) {
        return status >= 400 && status < 500 && !STATUS.contains(status);
    }

    static boolean passes(int status, RegistryError error) {
        return status >= 500 || STATUS.contains(status) || CODES.contains(error.code()) || isSecondaryRateLimit(error);
    }

    /**
     * Whether this is what GHCR says for some seconds of a package that has just come into being: only whoever has written
     * there can tell it from a permission that is missing.
     */
    static boolean isNewPackage(int status, RegistryError error) {
        return status == 403 && error.message().contains("read_package");
    }

    /** How long the first wait is at least; empty where any will do. */
    static Optional<Duration> pace(int status, RegistryError error) {
        if (isSecondaryRateLimit(error)) {
            return Optional.of(MINUTE);
        }
        if (isNewPackage(status, error)) {
            return Optional.of(NEW_PACKAGE);
        }
        Matcher wait = WAIT.matcher(error.message());
        // Many requests at once ask for milliseconds: they would all come back at the same time.
        return wait.find()
                ? GoDuration.parse(wait.group(1)).map(named -> named.compareTo(SECOND) < 0 ? SECOND : named)
                : Optional.empty();
    }

    /** GHCR dresses its rate limit as a refusal. */
    private static boolean isSecondaryRateLimit(RegistryError error) {
        return error.message().toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }
}
