// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;

/** Whose signatures are taken. */
public sealed interface Policy {

    /**
     * Those of an identity that Fulcio has vouched for, made in the minutes that its certificate lived.
     *
     * @param subject what the certificate must name: {@link Signer.Identity#subject}
     * @param issuer who must have vouched for it; without it anybody's provider could vouch for any name
     * @param claims what GitHub must say of the workflow run
     */
    record OfIdentity(TextMatch subject, TextMatch issuer, WorkflowClaims claims) implements Policy {

        /**
         * That of an identity, whatever its run: who signs is the name and who vouched for it. The claims of a run tell one
         * run of a workflow from the next, which is no other signer.
         */
        public static OfIdentity of(Signer.Identity identity) {
            return new OfIdentity(
                    TextMatch.exactly(identity.subject()), TextMatch.exactly(identity.issuer()), WorkflowClaims.NONE);
        }

        /** Refuses another name than the one that is asked for. */
        public void checkSubject(String name) {
            RefusedException.unless(subject.accepts(name), "it is signed by " + Shown.of(name) + ", not by " + subject);
        }

        /** Refuses another identity than the one that is asked for. */
        public void check(Signer.Identity identity) {
            checkSubject(identity.subject());
            RefusedException.unless(
                    issuer.accepts(identity.issuer()),
                    "the signer's identity was issued by " + Shown.of(identity.issuer()) + ", not by " + issuer);
            claims.check(identity.claims());
        }
    }

    /**
     * Those by one key.
     *
     * @param logged whether a transparency log must have it; without, whoever gets hold of the key can sign unseen
     */
    record OfKey(VerificationKey key, boolean logged) implements Policy {}
}
