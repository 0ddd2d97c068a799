// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking for a package.
 *
 * @param found the package; empty where there is none, or none that the token may see
 * @param signOn where to authorise the token for the organisation's single sign-on, where that is what it lacks
 */
public record PackageLookup(Optional<PackageFacts> found, Optional<String> signOn) {

    static final PackageLookup NOTHING = new PackageLookup(Optional.empty(), Optional.empty());

    private static final Pattern SIGN_ON = Pattern.compile("required; url=(https://github\\.com/[^\\s;,]{1,500}).*");

    static PackageLookup found(PackageFacts facts) {
        return new PackageLookup(Optional.of(facts), Optional.empty());
    }

    /** The header {@code X-GitHub-SSO} names an address that is good for an hour. */
    static PackageLookup refused(@Nullable String header) {
        Matcher required = SIGN_ON.matcher(header == null ? "" : header);
        return required.matches() ? new PackageLookup(Optional.empty(), Optional.of(required.group(1))) : NOTHING;
    }
}
