/**
 * What GitHub Actions gives a build and takes from it: the repository's owner, step outputs, the job summary.
 */
@NullMarked
package io.github.ghcrmaven.github;

import org.jspecify.annotations.NullMarked;
