// SPDX-License-Identifier: Apache-2.0
/** Work that goes side by side: threads that hold up no build, and one place where their failures come together. */
@NullMarked
package io.github.ghcrmaven.concurrent;

import org.jspecify.annotations.NullMarked;
