// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import java.util.Locale;
import java.util.Set;

/** Which refusals pass by themselves (seen on ghcr.io; go-containerregistry retries most of them, too). */
final class Transients {

    private static final Set<Integer> STATUS = Set.of(408, 429, 499, 522);

    /** GHCR forgets an upload or a blob now and then; the same work done anew succeeds. */
    private static final Set<String> CODES = Set.of("BLOB_UPLOAD_UNKNOWN", "MANIFEST_BLOB_UNKNOWN", "TOOMANYREQUESTS");

    private Transients() {}

    static boolean passes(int status, RegistryError error) {
        return status >= 500
                || STATUS.contains(status)
                || CODES.contains(error.code())
                // GHCR dresses its rate limit as a refusal
                || error.message().toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }
}
