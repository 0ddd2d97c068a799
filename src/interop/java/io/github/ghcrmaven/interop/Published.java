// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

/**
 * A chart in a registry.
 *
 * @param registry host and port
 * @param path the repository below it
 * @param version the version, which is the tag
 */
record Published(String registry, String path, String version) {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Host, port and repository. */
    String repository() {
        return registry + "/" + path;
    }

    String byTag() {
        return repository() + ":" + version;
    }

    String by(String digest) {
        return repository() + "@" + digest;
    }
}
