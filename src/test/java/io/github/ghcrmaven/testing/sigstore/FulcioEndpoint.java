// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.Request;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/**
 * Fulcio over HTTP: version 2 of its interface, which cosign 3 and sigstore-java speak, and version 1, which cosign 2
 * does. The texts of refusals are those of https://github.com/sigstore/fulcio/blob/main/pkg/server/error.go.
 */
final class FulcioEndpoint {
    private static final String BEARER = "Bearer ";
    private static final int INVALID_ARGUMENT = 3;

    private final TokenIssuer tokens;
    private final CertificateAuthority authority;

    FulcioEndpoint(TokenIssuer tokens, CertificateAuthority authority) {
        this.tokens = tokens;
        this.authority = authority;
    }

    /** {@code POST /api/v2/signingCert}: JSON in and out. The token is in the body or, from cosign 3, in a header. */
    Answer issue(Request request) {
        try {
            JsonRequest body = JsonRequest.of(request.body());
            String token = body.find("credentials", "oidcIdentityToken")
                    .or(() -> bearer(request))
                    .orElse("");
            List<X509Certificate> issued = issued(
                    token,
                    body.text("publicKeyRequest", "publicKey", "content"),
                    body.bytes("publicKeyRequest", "proofOfPossession"));
            JsonObject embedded = new JsonObject();
            embedded.add("chain", chain(issued));
            JsonObject answer = new JsonObject();
            answer.add("signedCertificateEmbeddedSct", embedded);
            return Answer.json(200, answer);
        } catch (RefusedException refused) {
            return refusal(refused);
        }
    }

    /** {@code POST /api/v1/signingCert}: the chain as PEM, the certificate first. */
    Answer issueAsPem(Request request) {
        try {
            JsonRequest body = JsonRequest.of(request.body());
            List<X509Certificate> issued = issued(
                    bearer(request).orElse(""),
                    body.bytes("publicKey", "content").utf8(),
                    body.bytes("signedEmailAddress"));
            return Answer.of(201)
                    .with("content-type", "application/pem-certificate-chain")
                    .withBody(ByteString.encodeUtf8(Pem.of(issued)));
        } catch (RefusedException refused) {
            return refusal(refused);
        }
    }

    /** {@code GET /api/v2/trustBundle}. */
    Answer trustBundle() {
        JsonArray chains = new JsonArray();
        chains.add(chain(authority.chain()));
        JsonObject answer = new JsonObject();
        answer.add("chains", chains);
        return Answer.json(200, answer);
    }

    private List<X509Certificate> issued(String token, String publicKey, ByteString proofOfPossession) {
        Identity identity = identity(token);
        SignerKey key = key(publicKey);
        FulcioClaims claims = new FulcioClaims(identity);
        if (!key.verifies(ByteString.encodeUtf8(claims.principal()), proofOfPossession)) {
            throw new RefusedException("The signature supplied in the request could not be verified");
        }
        return authority.issue(identity, key.key());
    }

    private Identity identity(String token) {
        try {
            Identity identity = tokens.verified(token);
            new FulcioClaims(identity).check();
            return identity;
        } catch (RefusedException refused) {
            throw new RefusedException("There was an error processing the identity token", refused);
        }
    }

    private static SignerKey key(String pem) {
        try {
            return SignerKey.ofPem(pem);
        } catch (RefusedException refused) {
            throw new RefusedException("The public key supplied in the request could not be parsed", refused);
        }
    }

    private static Optional<String> bearer(Request request) {
        return Optional.ofNullable(request.header("authorization"))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    private static JsonObject chain(List<X509Certificate> certificates) {
        JsonArray texts = new JsonArray();
        certificates.forEach(certificate -> texts.add(Pem.of(certificate)));
        JsonObject chain = new JsonObject();
        chain.add("certificates", texts);
        return chain;
    }

    /** As grpc-gateway turns a status into JSON. */
    private static Answer refusal(RefusedException refused) {
        JsonObject status = new JsonObject();
        status.addProperty("code", INVALID_ARGUMENT);
        status.addProperty("message", refused.message());
        status.add("details", new JsonArray());
        return Answer.json(400, status);
    }
}
