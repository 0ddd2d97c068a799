// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate authority of the trusted root, or a timestamp authority with its authorities.
 *
 * @param chain what signs first, the root last; at least one
 * @param validity when it may have signed
 */
public record TrustedAuthority(List<X509Certificate> chain, Validity validity) {

    private static final int LONGEST_CHAIN = 8;

    public TrustedAuthority {
        chain = List.copyOf(chain);
        RefusedException.unless(
                !chain.isEmpty() && chain.size() <= LONGEST_CHAIN,
                "an authority of the trusted root has no certificates, or more than " + LONGEST_CHAIN);
    }

    static TrustedAuthority of(JsonMembers json) {
        List<X509Certificate> chain = json.object("certChain").objects("certificates").stream()
                .map(one -> CertificateText.ofDer(one.bytes("rawBytes"), one.path()))
                .toList();
        return new TrustedAuthority(chain, Validity.of(json));
    }

    /** What everything is traced back to. */
    X509Certificate root() {
        return chain.get(chain.size() - 1);
    }
}
