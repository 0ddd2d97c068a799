// SPDX-License-Identifier: Apache-2.0
/**
 * Signatures in a registry, in both forms that cosign keeps them in: finding them, storing them beside those that are there,
 * and judging all those of a manifest. What reads and stores them knows nothing of what they prove.
 *
 * <p>Everything read here is written by whoever can push to the registry.
 */
@NullMarked
package io.github.ghcrmaven.sign.store;

import org.jspecify.annotations.NullMarked;
