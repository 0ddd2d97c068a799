// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import java.net.URI;

/** Brings a person before an address. */
@FunctionalInterface
public interface Browser {

    /**
     * Shows the address to whoever sits before this build, and opens it where that is possible. Returns at once.
     *
     * @param address of http or https; no secret, though worth nothing to others
     */
    void open(URI address);
}
