/**
 * Credentials: where they come from, in which order, for which host. A secret that enters here is never printed. Uses
 * nothing of ours but faults and what {@code oci} calls a repository.
 */
@NullMarked
package io.github.ghcrmaven.auth;

import org.jspecify.annotations.NullMarked;
