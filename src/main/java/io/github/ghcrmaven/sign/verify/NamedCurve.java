// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The elliptic curves of Sigstore, each with the digest of its strength. */
enum NamedCurve {
    P_256("secp256r1", "SHA256withECDSA", "PKIX_ECDSA_P256_SHA_256"),
    P_384("secp384r1", "SHA384withECDSA", "PKIX_ECDSA_P384_SHA_384"),
    P_521("secp521r1", "SHA512withECDSA", "PKIX_ECDSA_P521_SHA_512");

    private final String standardName;
    private final String signatureAlgorithm;
    private final String details;

    NamedCurve(String standardName, String signatureAlgorithm, String details) {
        this.standardName = standardName;
        this.signatureAlgorithm = signatureAlgorithm;
        this.details = details;
    }

    /** The curve of a key, by all its numbers: a curve of the same size with another generator is another curve. */
    static Optional<NamedCurve> of(ECPublicKey key) {
        ECParameterSpec actual = key.getParams();
        return Arrays.stream(values())
                .filter(curve -> {
                    ECParameterSpec known = curve.parameters();
                    return known.getCurve().equals(actual.getCurve())
                            && known.getGenerator().equals(actual.getGenerator())
                            && known.getOrder().equals(actual.getOrder())
                            && known.getCofactor() == actual.getCofactor();
                })
                .findFirst();
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    String details() {
        return details;
    }

    private ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(standardName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has the curve " + standardName, e);
        }
    }
}
