// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.sign.verify.StoredSignature;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How a signature is stored. */
public enum SignatureForm {
    /** A layer of the tag {@code sha256-<hex>.sig}. */
    LEGACY,
    /** A Sigstore bundle among the referrers. */
    BUNDLE;

    /**
     * The forms in which a manifest is yet to be signed, so that signing it again adds nothing.
     *
     * @param wanted the forms that there are to be
     * @param found what is there
     * @param valid whether a signature is the signer's own, and good
     */
    public static Set<SignatureForm> missing(
            Set<SignatureForm> wanted, List<FoundSignature> found, Predicate<StoredSignature> valid) {
        Set<SignatureForm> missing = EnumSet.noneOf(SignatureForm.class);
        missing.addAll(wanted);
        for (FoundSignature one : found) {
            if (one instanceof FoundSignature.Legible legible && valid.test(legible.signature())) {
                missing.remove(of(legible.signature()));
            }
        }
        return missing;
    }

    private static SignatureForm of(StoredSignature signature) {
        return signature instanceof StoredSignature.LegacyLayer ? LEGACY : BUNDLE;
    }
}
