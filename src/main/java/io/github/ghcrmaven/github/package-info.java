/**
 * What GitHub gives: the run of a workflow, the repository's owner, step outputs, the job summary; and why registries,
 * GitHub's before all, refuse. Uses {@code registry} and {@code auth}.
 */
@NullMarked
package io.github.ghcrmaven.github;

import org.jspecify.annotations.NullMarked;
