/**
 * What GitHub gives a build and takes from it: the repository's owner, the run of a workflow, step outputs and the job's
 * summary, workflow files, what its API says of tokens and packages; and why registries, GitHub's before all, refuse. Uses
 * {@code registry} and {@code auth}.
 */
@NullMarked
package io.github.ghcrmaven.github;

import org.jspecify.annotations.NullMarked;
