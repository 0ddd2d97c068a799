// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.sigstore.SigstoreClient.Reply;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import okio.ByteString;

/**
 * A keyless signature over some bytes, with everything that a Sigstore said to it.
 *
 * @param chain the certificate first, the root last
 * @param logged Rekor's whole answer
 * @param timestamp the answer of the timestamp authority
 */
record Signed(
        ByteString payload, ByteString signature, List<X509Certificate> chain, JsonObject logged, Reply timestamp) {
    static final Identity SIGNER = Identity.workflow("acme/charts");
    static final String SUBJECT = "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";

    static Signed by(InProcessSigstore sigstore) {
        SigstoreClient client = new SigstoreClient(sigstore);
        ServiceKey key = ServiceKey.p256();
        ByteString payload = ByteString.encodeUtf8("{\"critical\":{}}");
        ByteString signature = key.sign(payload);
        List<X509Certificate> chain =
                certificates(client.certificate(sigstore.token(SIGNER), key, "repo:acme/charts:ref:refs/heads/main")
                        .json());
        return new Signed(
                payload,
                signature,
                chain,
                client.hashedRekord(payload, signature, Pem.of(chain.get(0))).json(),
                client.timestamp(signature));
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** The entry, whatever its UUID. */
    JsonObject entry() {
        return logged.asMap().values().iterator().next().getAsJsonObject();
    }

    static List<X509Certificate> certificates(JsonObject answer) {
        return answer
                .getAsJsonObject("signedCertificateEmbeddedSct")
                .getAsJsonObject("chain")
                .getAsJsonArray("certificates")
                .asList()
                .stream()
                .map(pem -> certificates(pem.getAsString()).get(0))
                .toList();
    }

    static List<X509Certificate> certificates(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(ByteString.encodeUtf8(pem).toByteArray()))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
