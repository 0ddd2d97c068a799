// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import org.jspecify.annotations.Nullable;

/**
 * A tag that a push has put, be it on the digest where it was already.
 *
 * @param from the digest before, null where the tag is new
 * @param to the digest since
 */
public record TagMove(String tag, @Nullable String from, String to) {}
