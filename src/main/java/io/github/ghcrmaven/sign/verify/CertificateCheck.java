// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * That Fulcio issued the certificate for signing, and that the signature was there while it lived. The key of such a
 * certificate is thrown away after minutes; a signature that nobody can date could be by whoever found it later.
 */
record CertificateCheck(List<TrustedAuthority> authorities) {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    public CertificateCheck {
        authorities = List.copyOf(authorities);
    }

    /**
     * The certificate that signed this one.
     *
     * @param times all of which must be times of the certificate's life; at least one
     */
    public X509Certificate check(X509Certificate certificate, List<SigningTime> times) {
        checkLife(certificate, times);
        checkUse(certificate);
        for (TrustedAuthority authority : authorities) {
            List<X509Certificate> path = new ArrayList<>(authority.chain());
            path.add(0, certificate);
            List<Instant> instants = times.stream().map(SigningTime::time).toList();
            if (instants.stream().allMatch(authority.validity()::contains)
                    && CertificatePath.holds(path, authority, instants)) {
                return authority.chain().get(0);
            }
        }
        throw new RefusedException("the certificate is not from a certificate authority of the trusted root");
    }

    private static void checkLife(X509Certificate certificate, List<SigningTime> times) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        List<SigningTime> outside = times.stream()
                .filter(signed -> signed.time().isBefore(from) || signed.time().isAfter(until))
                .toList();
        RefusedException.unless(
                outside.size() < times.size(),
                "it was signed (" + SigningTime.listed(times) + ") when its certificate was not valid: that lived from "
                        + from + " until " + until);
        RefusedException.unless(
                outside.isEmpty(),
                "one of the times of signing (" + SigningTime.listed(outside)
                        + ") is outside of the certificate's life, from " + from + " until " + until);
    }

    private static void checkUse(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            RefusedException.unless(
                    certificate.getBasicConstraints() < 0 && uses != null && uses.contains(CODE_SIGNING),
                    "the certificate is not for signing code");
        } catch (CertificateParsingException e) {
            throw new RefusedException("the certificate's extended key usage cannot be read");
        }
    }
}
