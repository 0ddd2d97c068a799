// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** The path from a certificate up to an authority's root (RFC 5280, section 6), at a time. */
final class CertificatePath {

    private CertificatePath() {}

    /**
     * Refuses a path that does not hold.
     *
     * @param path what is to be proven first; the root may stand at its end
     * @param at the time at which every certificate must be valid
     * @param name what the first certificate is called in messages
     */
    static void check(List<X509Certificate> path, TrustedAuthority authority, Instant at, String name) {
        RefusedException.unless(
                holds(path, authority, List.of(at)), name + " does not trace back to the authority at " + at);
    }

    /**
     * Whether a path holds at each of these times, at least one. What changes from one to the next is which certificates are
     * valid, so the signatures are looked at once.
     */
    static boolean holds(List<X509Certificate> path, TrustedAuthority authority, List<Instant> times) {
        List<X509Certificate> below =
                path.stream().filter(one -> !one.equals(authority.root())).toList();
        if (below.isEmpty()) {
            return true; // the trusted root names it itself
        }
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
            parameters.setDate(Date.from(times.get(0)));
            parameters.setRevocationEnabled(false); // minutes of life, and nobody publishes lists of them
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            for (Instant time : times) {
                for (X509Certificate certificate : below) {
                    certificate.checkValidity(Date.from(time));
                }
            }
            return true;
        } catch (GeneralSecurityException e) {
            return false; // no path, or certificates that the platform cannot use at all
        }
    }
}
