// SPDX-License-Identifier: Apache-2.0
/**
 * JSON Schema as Helm's validator applies it to values and speaks of it (santhosh-tekuri/jsonschema v6). The library that
 * knows the drafts is seen by this package alone, and loaded where there is a schema.
 */
@NullMarked
package io.github.ghcrmaven.schema;

import org.jspecify.annotations.NullMarked;
