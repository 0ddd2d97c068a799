// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.Gson;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import okio.ByteString;

/**
 * Whom a verifier is to trust: TrustedRoot of
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto, in protobuf's JSON.
 */
record TrustedRoot(
        String mediaType,
        List<Log> tlogs,
        List<Authority> certificateAuthorities,
        List<Log> ctlogs,
        List<Authority> timestampAuthorities) {

    TrustedRoot(List<Log> tlogs, List<Authority> authorities, List<Log> ctlogs, List<Authority> timestampAuthorities) {
        this(
                "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
                List.copyOf(tlogs),
                List.copyOf(authorities),
                List.copyOf(ctlogs),
                List.copyOf(timestampAuthorities));
    }

    String json() {
        return new Gson().toJson(this);
    }

    record Period(String start) {

        static Period from(Instant start) {
            return new Period(start.toString());
        }
    }

    record Key(String rawBytes, String keyDetails, Period validFor) {}

    record LogId(String keyId) {}

    record Log(String baseUrl, String hashAlgorithm, Key publicKey, LogId logId) {

        static Log of(LogName name, ServiceKey key, Instant start) {
            String details = key.algorithm().equals("Ed25519") ? "PKIX_ED25519" : "PKIX_ECDSA_P256_SHA_256";
            return new Log(
                    "https://" + name.host(),
                    "SHA2_256",
                    new Key(key.encoded().base64(), details, Period.from(start)),
                    new LogId(name.keyId().base64()));
        }
    }

    record Subject(String organization, String commonName) {}

    record Certificate(String rawBytes) {

        static Certificate of(X509Certificate certificate) {
            try {
                return new Certificate(ByteString.of(certificate.getEncoded()).base64());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    record Chain(List<Certificate> certificates) {}

    record Authority(Subject subject, String uri, Chain certChain, Period validFor) {

        /** With the certificates as they are verified, the root last. */
        static Authority of(String host, List<X509Certificate> certificates, Instant start) {
            return new Authority(
                    new Subject("sigstore.test", host),
                    "https://" + host,
                    new Chain(certificates.stream().map(Certificate::of).toList()),
                    Period.from(start));
        }
    }
}
