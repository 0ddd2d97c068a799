// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.Asn1Depth;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A timestamp (RFC 3161): that an authority of the trusted root has seen this signature, and when. Certificates in the token
 * are not looked at: whoever signed it must be one of the trusted root's, by its certificate.
 */
final class TimestampCheck {

    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(
            TSPAlgorithms.SHA256, "SHA-256",
            TSPAlgorithms.SHA384, "SHA-384",
            TSPAlgorithms.SHA512, "SHA-512");

    /** An authority, and what knows its signatures; made before there is anything to check, while others are waited for. */
    private record Authority(TrustedAuthority trusted, SignerInformationVerifier verifier) {}

    private final List<Authority> authorities;

    TimestampCheck(List<TrustedAuthority> authorities) {
        this.authorities = authorities.stream()
                .map(trusted -> verifier(trusted.chain().get(0)).map(verifier -> new Authority(trusted, verifier)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * When the authority saw the signature.
     *
     * @param response the authority's whole answer, DER
     */
    SigningTime check(ByteString response, ByteString signature) {
        TimeStampToken token = token(response);
        Instant time = token.getTimeStampInfo().getGenTime().toInstant();
        TrustedAuthority authority = authorities.stream()
                .filter(candidate -> isSignedBy(token, candidate.verifier))
                .findFirst()
                .map(Authority::trusted)
                .orElseThrow(
                        () -> new RefusedException("the timestamp is not signed by an authority of the trusted root"));
        RefusedException.unless(
                authority.validity().contains(time),
                "the timestamp is of " + time + ", when the trusted root does not take its authority's word");
        CertificatePath.check(authority.chain(), authority, time, "the timestamp authority's certificate");
        checkIsOf(token, signature);
        return new SigningTime(SigningTime.Witness.AUTHORITY, time);
    }

    private static void checkIsOf(TimeStampToken token, ByteString signature) {
        String algorithm = DIGESTS.get(token.getTimeStampInfo().getMessageImprintAlgOID());
        if (algorithm == null) {
            throw new RefusedException("the timestamp is over a digest of an algorithm that is not supported");
        }
        RefusedException.unless(
                MessageDigest.isEqual(token.getTimeStampInfo().getMessageImprintDigest(), digest(algorithm, signature)),
                "the timestamp is of other bytes than the signature");
    }

    private static byte[] digest(String algorithm, ByteString content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java 17 has " + algorithm, e);
        }
    }

    private static TimeStampToken token(ByteString response) {
        RefusedException.unless(response.size() <= Limits.TIMESTAMP, "the timestamp is too large");
        Asn1Depth.check(response, "the timestamp");
        try {
            TimeStampToken token = new TimeStampResponse(response.toByteArray()).getTimeStampToken();
            if (token != null) {
                return token;
            }
        } catch (TSPException | IOException | RuntimeException e) {
            // BouncyCastle throws of every kind where the form is another; without cause, its message may repeat the
            // bytes
        }
        throw new RefusedException("the timestamp is not an answer with a timestamp token");
    }

    /** By this certificate, which then was valid, is for timestamps, and is the one that the token names with its digest. */
    private static boolean isSignedBy(TimeStampToken token, SignerInformationVerifier verifier) {
        try {
            token.validate(verifier);
            return true;
        } catch (TSPException | RuntimeException e) {
            return false;
        }
    }

    /** Empty for a certificate that BouncyCastle cannot use: nothing is signed by that. */
    private static Optional<SignerInformationVerifier> verifier(X509Certificate certificate) {
        try {
            return Optional.of(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (OperatorCreationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
