// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** What a bundle says of its signer, in the three ways there are. */
final class BundleMaterial {

    private static final int LONGEST_CHAIN = 8;

    private BundleMaterial() {}

    static SigningMaterial of(JsonMembers json, BundleVersion version) {
        RefusedException.unless(
                Stream.of("certificate", "x509CertificateChain", "publicKey")
                                .filter(json::has)
                                .count()
                        == 1,
                "the bundle has not exactly one of certificate, x509CertificateChain and publicKey");
        if (json.has("publicKey")) {
            return new SigningMaterial.Keyed();
        }
        if (json.has("certificate")) {
            return new SigningMaterial.Certified(certificate(json.object("certificate")));
        }
        RefusedException.unless(version != BundleVersion.V0_3, "the bundle has a chain of certificates");
        return new SigningMaterial.Certified(leaf(json.object("x509CertificateChain")));
    }

    /** A root in a bundle would be one that its writer chose: such a bundle is refused, though it would not be read. */
    private static X509Certificate leaf(JsonMembers chain) {
        List<JsonMembers> members = chain.objects("certificates");
        RefusedException.unless(
                !members.isEmpty() && members.size() <= LONGEST_CHAIN,
                "the bundle's chain of certificates is empty or longer than " + LONGEST_CHAIN);
        List<X509Certificate> certificates =
                members.stream().map(BundleMaterial::certificate).toList();
        RefusedException.unless(
                certificates.stream()
                        .noneMatch(one -> one.getSubjectX500Principal().equals(one.getIssuerX500Principal())),
                "the bundle's chain of certificates holds a root");
        return certificates.get(0);
    }

    private static X509Certificate certificate(JsonMembers json) {
        return CertificateText.ofDer(json.bytes("rawBytes"), json.path());
    }
}
