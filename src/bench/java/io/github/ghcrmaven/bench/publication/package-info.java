// SPDX-License-Identifier: Apache-2.0
/**
 * What a signed publication costs beside the command lines: requests, how many of them wait for each other, time and CPU,
 * against a real registry and a Sigstore in this process, both some way off.
 */
@NullMarked
package io.github.ghcrmaven.bench.publication;

import org.jspecify.annotations.NullMarked;
