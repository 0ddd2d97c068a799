// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

/**
 * What a registry is asked with.
 *
 * @param username user name
 * @param secret password or token
 * @param origin where it was found, as it stands in messages: {@code server 'ghcr.io' in settings.xml}
 */
public record Credential(String username, Secret secret, String origin) {

    /** Who it is and where it was found, for messages. */
    @Override
    public String toString() {
        return origin + ", as " + username;
    }
}
