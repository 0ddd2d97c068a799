// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.sign.verify.StoredSignature;

/** How a signature is stored. */
public enum SignatureForm {
    /** A layer of the tag {@code sha256-<hex>.sig}. */
    LEGACY,
    /** A Sigstore bundle among the referrers. */
    BUNDLE;

    /** What the form is called in messages. */
    @Override
    public String toString() {
        return this == LEGACY ? ".sig" : "bundle";
    }

    /** The form of a signature that is stored. */
    static SignatureForm of(StoredSignature signature) {
        return signature instanceof StoredSignature.LegacyLayer ? LEGACY : BUNDLE;
    }
}
