// SPDX-License-Identifier: Apache-2.0
/**
 * The provenance of a chart's archive, as {@code helm package --sign} writes it: what is signed, the OpenPGP key, the
 * clear-signed text, and its verification. The only package that sees BouncyCastle's OpenPGP, with the operators that need no
 * provider of the JVM's; nothing of it is loaded where nothing is signed.
 */
@NullMarked
package io.github.ghcrmaven.provenance;

import org.jspecify.annotations.NullMarked;
