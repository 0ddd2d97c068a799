// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.Request;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import okio.ByteString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A timestamp authority of RFC 3161 over HTTP, as https://github.com/sigstore/timestamp-authority has it. */
final class TimestampAuthority {
    /** The policy of Sigstore's authority. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.2");

    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final Clock clock;
    private final Flaws flaws;
    private final CertificateChain trusted;
    private final CertificateChain foreign;
    private final AtomicLong serials = new AtomicLong();

    TimestampAuthority(Clock clock, Flaws flaws) {
        this.clock = clock;
        this.flaws = flaws;
        trusted = CertificateChain.forTimestamps(clock.instant());
        foreign = CertificateChain.forTimestamps(clock.instant());
    }

    /** What belongs into a trusted root: the certificate that signs first, the root last. */
    List<X509Certificate> chain() {
        return trusted.certificates();
    }

    Answer stamp(Request request) {
        if (flaws.has(Flaw.TIMESTAMP_ABSENT)) {
            return Answer.text(404, "404 page not found\n");
        }
        TimeStampRequest asked;
        try {
            asked = new TimeStampRequest(request.body().toByteArray());
        } catch (IOException e) {
            return Answer.text(400, "Error parsing timestamp request\n");
        }
        return Answer.of(201)
                .with("content-type", "application/timestamp-reply")
                .withBody(stamped(asked));
    }

    private ByteString stamped(TimeStampRequest asked) {
        CertificateChain signer = flaws.choose(Flaw.TIMESTAMP_OF_FOREIGN_AUTHORITY, trusted, foreign);
        Date time = Date.from(flaws.now(clock, Flaw.LATE_TIMESTAMP));
        try {
            return ByteString.of(new TimeStampResponseGenerator(generator(signer), TSPAlgorithms.ALLOWED)
                    .generate(
                            flaws.has(Flaw.TIMESTAMP_OF_OTHER_BYTES) ? ofOtherBytes(asked) : asked,
                            BigInteger.valueOf(serials.incrementAndGet()),
                            time)
                    .getEncoded());
        } catch (TSPException | IOException | OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TimeStampTokenGenerator generator(CertificateChain signer)
            throws TSPException, OperatorCreationException, CertificateEncodingException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .build(signer.key().algorithm(), signer.key().pair().getPrivate(), signer.first()),
                digests.get(SHA256),
                POLICY);
        // given to a client that asks for certificates
        generator.addCertificates(new JcaCertStore(List.of(signer.first())));
        return generator;
    }

    private static TimeStampRequest ofOtherBytes(TimeStampRequest asked) throws TSPException, IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(asked.getCertReq());
        ByteString other = ByteString.of(asked.getMessageImprintDigest()).sha256();
        return generator.generate(TSPAlgorithms.SHA256, other.toByteArray(), asked.getNonce());
    }
}
