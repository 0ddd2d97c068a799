// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import okhttp3.HttpUrl;

/**
 * An open upload.
 *
 * @param location where the blob goes; may carry a signature in its query, so it is never printed
 */
public record Upload(HttpUrl location) {

    @Override
    public String toString() {
        return "upload at " + location.host();
    }
}
