// SPDX-License-Identifier: Apache-2.0
/**
 * How long packaging takes, what it allocates and what it adds to a Maven run, beside the real Helm and bare deflate.
 */
@NullMarked
package io.github.ghcrmaven.bench;

import org.jspecify.annotations.NullMarked;
