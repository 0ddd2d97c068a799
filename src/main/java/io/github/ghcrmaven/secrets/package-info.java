/**
 * Finds in the files of a chart what is surely a secret. A shape alone is not enough: checksums are verified, keys must be
 * whole, examples and placeholders are passed over. Sees bytes and names; knows nothing of charts, registries or Maven.
 */
@NullMarked
package io.github.ghcrmaven.secrets;

import org.jspecify.annotations.NullMarked;
