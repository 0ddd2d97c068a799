/**
 * The OCI distribution protocol, one class per step, on {@code http}: challenge and token exchange, uploads, manifests,
 * blobs, tags and referrers. Uses {@code oci}, {@code auth} and {@code http}; why a registry refuses is known elsewhere,
 * behind {@code Diagnosis}.
 */
@NullMarked
package io.github.ghcrmaven.registry;

import org.jspecify.annotations.NullMarked;
