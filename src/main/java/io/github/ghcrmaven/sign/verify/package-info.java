// SPDX-License-Identifier: Apache-2.0
/**
 * Signatures as cosign writes and checks them: their two forms, keyless and by key, and their verification against a trusted
 * root and a policy. The checks are functions of bytes: no network, no registry, no clock. The times that count are those that
 * a log or a timestamp authority has signed, so that a verdict is the same whenever it is asked for.
 *
 * <p>Everything read here is written by whoever can push to the registry, until the check that says otherwise has passed.
 * With {@code trust} the only one that sees sigstore-java. It is not asked, nor is BouncyCastle, to register a security
 * provider, which would change the whole build's.
 */
@NullMarked
package io.github.ghcrmaven.sign.verify;

import org.jspecify.annotations.NullMarked;
