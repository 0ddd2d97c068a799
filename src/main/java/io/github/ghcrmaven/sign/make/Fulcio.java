// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import io.github.ghcrmaven.sign.verify.CertificateIdentity;
import io.github.ghcrmaven.sign.verify.CertificateText;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.SigningTime;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;

/**
 * The certificate authority, by its second interface over HTTP (sigstore/fulcio, fulcio.proto, CreateSigningCertificate). A
 * certificate is used only once everything is proven of it that a verifier will ask: a service that answers wrongly would
 * else be found out after the log has it, for ever.
 */
final class Fulcio {

    private static final MediaType JSON = MediaType.get("application/json");

    private final SigstoreService service;
    private final TrustedRoot root;

    Fulcio(SigstoreService service, TrustedRoot root) {
        this.service = service;
        this.root = root;
    }

    /** A certificate for the key, in the name of the token. */
    X509Certificate certify(SigningKey key, IdentityToken token) throws IOException {
        ServiceAnswer answer = service.ask(request(key, token), Set.of(200, 201));
        return service.read(() -> {
            X509Certificate certificate = certificate(answer.body());
            check(certificate, key, token);
            return certificate;
        });
    }

    private Request request(SigningKey key, IdentityToken token) {
        ByteString proof = key.sign(ByteString.encodeUtf8(token.principal()));
        byte[] body = GoJson.bytes(Map.of(
                "credentials", Map.of("oidcIdentityToken", token.secret().reveal()),
                "publicKeyRequest",
                        Map.of(
                                "publicKey", Map.of("algorithm", "ECDSA", "content", key.publicPem()),
                                "proofOfPossession", proof.base64())));
        return new Request.Builder()
                .url(service.at("api/v2/signingCert"))
                .header("Accept", "application/json")
                .post(RequestBody.create(body, JSON))
                .build();
    }

    /** The first of the chain: those above it are the trusted root's to name. */
    private static X509Certificate certificate(ByteString body) {
        JsonMembers chain = JsonText.object(body, "the answer", Limits.ANSWER)
                .object("signedCertificateEmbeddedSct")
                .object("chain");
        if (chain.json().get("certificates") instanceof JsonArray certificates
                && !certificates.isEmpty()
                && certificates.get(0) instanceof JsonPrimitive pem) {
            return CertificateText.ofPem(pem.getAsString(), "the certificate");
        }
        throw new RefusedException(chain.path() + ".certificates is not a list of texts");
    }

    private void check(X509Certificate certificate, SigningKey key, IdentityToken token) {
        RefusedException.unless(
                ByteString.of(certificate.getPublicKey().getEncoded())
                        .equals(key.verificationKey().encoded()),
                "the certificate is for another key");
        SigningTime issued = new SigningTime(
                SigningTime.Witness.AUTHORITY, certificate.getNotBefore().toInstant());
        root.evidenceCheck().checkIssued(certificate, issued);
        Signer.Identity identity = CertificateIdentity.of(certificate);
        token.subject()
                .ifPresent(subject -> RefusedException.unless(
                        identity.subject().equals(subject),
                        "the certificate names " + Shown.of(identity.subject()) + ", and the token is of "
                                + Shown.of(subject)));
        RefusedException.unless(
                !token.isOfActions() || identity.issuer().equals(token.issuer()),
                "the certificate says that " + Shown.of(identity.issuer())
                        + " issued the identity, and the token is by " + Shown.of(token.issuer()));
    }
}
