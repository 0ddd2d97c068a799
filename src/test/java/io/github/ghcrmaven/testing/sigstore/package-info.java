// SPDX-License-Identifier: Apache-2.0
/**
 * The other side of signing, in this process: an identity provider, a certificate authority with its certificate log, two
 * generations of the transparency log, a timestamp authority, and the repository with the trusted root, all behind one
 * address ({@link
 * io.github.ghcrmaven.testing.sigstore.InProcessSigstore}). What it issues is what the public Sigstore would, and a {@link
 * io.github.ghcrmaven.testing.sigstore.Flaw} makes one part of it wrong. Knows nothing of the plugin's own classes, so that
 * an error of theirs cannot hide in here as well; may use the package {@code testing}, OkHttp's values, Gson, canonical
 * JSON and BouncyCastle.
 */
@NullMarked
package io.github.ghcrmaven.testing.sigstore;

import org.jspecify.annotations.NullMarked;
