/**
 * The publication of a module's charts: preflight, blobs, manifest by digest, tags last, report. Uses all packages above it,
 * and knows nothing of Maven.
 */
@NullMarked
package io.github.ghcrmaven.publish;

import org.jspecify.annotations.NullMarked;
