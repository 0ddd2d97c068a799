// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** A timestamp authority (RFC 3161, section 3.4), whose address is the whole one. */
final class TimestampService {

    private static final MediaType QUERY = MediaType.get("application/timestamp-query");
    private static final int NONCE_BITS = 64;

    private final SigstoreService service;
    private final SecureRandom random = new SecureRandom();

    TimestampService(SigstoreService service) {
        this.service = service;
    }

    /** The authority's answer, DER, which says when it saw the signature. */
    ByteString stamp(ByteString signature) throws IOException {
        TimeStampRequest asked = request(signature);
        Request request = new Request.Builder()
                .url(service.address())
                .post(RequestBody.create(asked.getEncoded(), QUERY))
                .build();
        ServiceAnswer answer = service.ask(request, Set.of(200, 201));
        return service.read(() -> {
            check(asked, answer.body());
            return answer.body();
        });
    }

    /** With the signer's certificate, which some verifiers want to find in it (sigstore/cosign, internal/pkg/cosign/tsa/client). */
    private TimeStampRequest request(ByteString signature) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(
                TSPAlgorithms.SHA256, signature.sha256().toByteArray(), new BigInteger(NONCE_BITS, random));
    }

    /** That it is the answer to this question: granted, with our nonce, over our digest. */
    private static void check(TimeStampRequest asked, ByteString answer) {
        RefusedException.unless(answer.size() <= Limits.TIMESTAMP, "the timestamp is too large");
        try {
            TimeStampResponse response = new TimeStampResponse(answer.toByteArray());
            response.validate(asked);
            if (response.getTimeStampToken() != null) {
                return;
            }
        } catch (TSPException | IOException | RuntimeException e) {
            // BouncyCastle throws of every kind where the form is another
        }
        throw new RefusedException("the answer is not a timestamp of the signature");
    }
}
