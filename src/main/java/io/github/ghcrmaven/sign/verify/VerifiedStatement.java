// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import okio.ByteString;

/**
 * An attestation whose signature holds and that is about what was asked for.
 *
 * @param predicateType what kind of thing it says
 * @param statement the whole in-toto statement, JSON, as it was signed
 */
public record VerifiedStatement(VerifiedSignature signature, String predicateType, ByteString statement) {}
