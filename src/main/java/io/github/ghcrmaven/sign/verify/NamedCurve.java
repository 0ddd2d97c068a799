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
    P_256("secp256r1", "SHA256withECDSA"),
    P_384("secp384r1", "SHA384withECDSA"),
    P_521("secp521r1", "SHA512withECDSA");

    private final String standardName;
    private final String signatureAlgorithm;

    NamedCurve(String standardName, String signatureAlgorithm) {
        this.standardName = standardName;
        this.signatureAlgorithm = signatureAlgorithm;
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
