// SPDX-License-Identifier: Apache-2.0
/**
 * Signatures as cosign keeps and checks them: their two stored forms, keyless and by key, and their verification against a
 * trusted root. The checks are functions of bytes: no network, no registry, no clock; what reads signatures from a registry,
 * and stores them there, knows nothing of what they prove. The times that count are those that a log or a timestamp
 * authority has signed, so that a verdict is the same whenever it is asked for.
 *
 * <p>And the making of such signatures: identity, certificate, log and timestamp, over the build's one HTTP client. Nothing is
 * handed out before it has passed the same verification.
 *
 * <p>Everything read here is written by whoever can push to the registry, until the check that says otherwise has passed.
 * The only package that sees sigstore-java, and BouncyCastle's certificates and timestamps; neither is asked to register a
 * security provider, which would change the whole build's.
 */
@NullMarked
package io.github.ghcrmaven.sign;

import org.jspecify.annotations.NullMarked;
