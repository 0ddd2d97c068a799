/**
 * The OCI distribution protocol, one class per step, on {@code http}: challenge and token exchange, uploads, manifests. Uses
 * {@code oci}, {@code auth} and {@code http}.
 */
@NullMarked
package io.github.ghcrmaven.registry;

import org.jspecify.annotations.NullMarked;
