// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a kind of request goes by, such as {@code PUT blob}: the method and what it is about. A request that
 * completes or feeds an upload is about the blob; a manifest addressed by its tag is about the tag. Those of a Sigstore
 * are named by the last word of their path.
 */
public record Step(String name) {
    private static final Pattern FORM = Pattern.compile("[A-Z]+ ([a-zA-Z]+)");
    private static final Set<String> SUBJECTS = Set.of(
            "token",
            "ping",
            "upload",
            "blob",
            "manifest",
            "tag",
            "tags",
            "referrers",
            "storage",
            "unknown",
            "idtoken",
            "openid",
            "authorization",
            "jwks",
            "signingCert",
            "trustBundle",
            "entries",
            "log",
            "publicKey",
            "timestamp",
            "metadata",
            "target");

    /** Refuses a name that no step has: a plan for it would never fire. */
    public Step {
        Matcher form = FORM.matcher(name);
        if (!form.matches() || !SUBJECTS.contains(form.group(1))) {
            throw new IllegalArgumentException(
                    "no step '" + name + "': a method and one of " + SUBJECTS + ", such as 'PUT blob'");
        }
    }

    static Step of(String method, Route.Place place) {
        String subject = switch (place.route()) {
            case TOKEN -> "token";
            case PING -> "ping";
            case UPLOADS -> "upload";
            case SESSION -> method.equals("PUT") || method.equals("PATCH") ? "blob" : "upload";
            case BLOB -> "blob";
            case MANIFEST -> place.isByTag() ? "tag" : "manifest";
            case TAGS -> "tags";
            case REFERRERS -> "referrers";
            case STORAGE -> "storage";
            case UNKNOWN -> "unknown";
        };
        return new Step(method + " " + subject);
    }

    @Override
    public String toString() {
        return name;
    }
}
