// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import okio.ByteString;

/** Who signed, as it was verified. */
public sealed interface Signer {

    /**
     * Whoever could prove an identity to Fulcio.
     *
     * @param subject the certificate's name: the workflow's URL, or an e-mail address
     * @param issuer who vouched for it, such as {@code https://token.actions.githubusercontent.com}
     * @param claims of a workflow on GitHub
     */
    record Identity(String subject, String issuer, WorkflowClaims claims) implements Signer {}

    /**
     * Whoever holds a key.
     *
     * @param fingerprint SHA-256 of the public key's X.509 encoding
     */
    record Key(ByteString fingerprint) implements Signer {

        /** {@code sha256:<hex>}. */
        @Override
        public String toString() {
            return "sha256:" + fingerprint.hex();
        }
    }
}
