// SPDX-License-Identifier: Apache-2.0
/**
 * The making of signatures and attestations: identity, certificate, log and timestamp, over the build's one HTTP client, or a key
 * that is at hand. An identity is a token's that was given, a job's, or a person's, who logs in with a browser. Nothing is handed out before it has passed the same verification as whoever installs the chart will do.
 *
 * <p>BouncyCastle is not asked to register a security provider, which would change the whole build's.
 */
@NullMarked
package io.github.ghcrmaven.sign.make;

import org.jspecify.annotations.NullMarked;
