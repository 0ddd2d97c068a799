// SPDX-License-Identifier: Apache-2.0
/**
 * The other side of the wire, in this process: a registry shaped like GHCR ({@link
 * io.github.ghcrmaven.testing.InProcessGhcr}) and a proxy that asks for a password ({@link
 * io.github.ghcrmaven.testing.InProcessProxy}), for unit tests, the hooks of invoker tests and the demo. Knows
 * nothing of the plugin's own classes, so that an error of theirs cannot hide in here as well; may use mockwebserver3,
 * OkHttp's values and Gson.
 */
@NullMarked
package io.github.ghcrmaven.testing;

import org.jspecify.annotations.NullMarked;
