// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import io.github.ghcrmaven.fault.FaultException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Who is trusted over TLS, and who we are there. The files are PEM (RFC 7468).
 *
 * @param caFile certificates of authorities that are trusted besides those of the JVM
 * @param certFile the client's certificate, authorities between it and the root after it
 * @param keyFile the client's private key
 * @param unverifiedHost the host whose certificate is not looked at; without port
 */
public record Tls(
        Optional<Path> caFile, Optional<Path> certFile, Optional<Path> keyFile, Optional<String> unverifiedHost) {

    /** What the JVM trusts, and no client certificate. */
    public static final Tls STANDARD = new Tls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks that certificate and key come together.
     *
     * @throws FaultException where one is missing
     */
    public Tls {
        if (certFile.isPresent() != keyFile.isPresent()) {
            String given = certFile.isPresent() ? "certFile" : "keyFile";
            String missing = certFile.isPresent() ? "keyFile" : "certFile";
            throw new FaultException(
                    given + " is given and " + missing + " is not: a client certificate is of no use without its key.",
                    "set both: -Dghcr.certFile=client.crt -Dghcr.keyFile=client.key",
                    "tls-files");
        }
    }

    /** For servers that the client certificate is not meant for. */
    public Tls forOtherServers() {
        return new Tls(caFile, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Makes a client connect like this.
     *
     * @param usual looks at the names of all other hosts
     * @throws FaultException where a file cannot be read
     */
    void applyTo(OkHttpClient.Builder client, HostnameVerifier usual) {
        if (equals(STANDARD)) {
            return;
        }
        HandshakeCertificates.Builder certificates =
                new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        caFile.ifPresent(
                file -> new PemFile("caFile", file).certificates().forEach(certificates::addTrustedCertificate));
        certFile.ifPresent(file -> hold(certificates, file, keyFile.orElseThrow()));
        HandshakeCertificates built = certificates.build();
        if (unverifiedHost.isEmpty()) {
            client.sslSocketFactory(built.sslSocketFactory(), built.trustManager());
            return;
        }
        AllButOneHost trust = new AllButOneHost(unverifiedHost.get(), built.trustManager(), usual);
        client.sslSocketFactory(sockets(built, trust), trust);
        client.hostnameVerifier(trust);
    }

    private static void hold(HandshakeCertificates.Builder certificates, Path certFile, Path keyFile) {
        List<X509Certificate> chain = new PemFile("certFile", certFile).certificates();
        X509Certificate own = chain.get(0);
        KeyPair keys = new KeyPair(own.getPublicKey(), new PemFile("keyFile", keyFile).privateKey(own.getPublicKey()));
        certificates.heldCertificate(
                new HeldCertificate(keys, own), chain.subList(1, chain.size()).toArray(X509Certificate[]::new));
    }

    private static SSLSocketFactory sockets(HandshakeCertificates certificates, X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {certificates.keyManager()}, new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has TLS", e);
        }
    }
}
