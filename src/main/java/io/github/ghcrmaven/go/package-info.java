// SPDX-License-Identifier: Apache-2.0
/** What Go's standard library makes of texts: Helm is written in Go, and what that takes or refuses is what Helm does. */
@NullMarked
package io.github.ghcrmaven.go;

import org.jspecify.annotations.NullMarked;
