// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths that are served: those of the OCI distribution specification, the token endpoint and the blob storage. */
public enum Route {
    TOKEN("/token()()"),
    PING("/v2/?()()"),
    UPLOADS("/v2/(.+)/blobs/uploads/?()"),
    /** GHCR says {@code upload} here. The plural is known too, so that a rebuilt address meets an unknown session. */
    SESSION("/v2/(.+)/blobs/uploads?/([^/]+)"),
    BLOB("/v2/(.+)/blobs/([^/]+)"),
    MANIFEST("/v2/(.+)/manifests/([^/]+)"),
    TAGS("/v2/(.+)/tags/list()"),
    REFERRERS("/v2/(.+)/referrers/([^/]+)"),
    /** The path that GHCR's blob addresses have on the host they lead to. */
    STORAGE("/ghcr1()/blobs/([^/]+)"),
    UNKNOWN("()().*");

    private final Pattern path;

    Route(String path) {
        this.path = Pattern.compile(path);
    }

    static Place locate(String path) {
        for (Route route : values()) {
            Matcher matcher = route.path.matcher(path);
            if (matcher.matches()) {
                return new Place(route, matcher.group(1), matcher.group(2));
            }
        }
        throw new AssertionError("UNKNOWN matches every path");
    }

    /** A route with the repository and the reference (digest, tag or session) in it; empty where it has none. */
    public record Place(Route route, String repository, String reference) {

        boolean isByTag() {
            return route == MANIFEST && !reference.contains(":");
        }
    }
}
