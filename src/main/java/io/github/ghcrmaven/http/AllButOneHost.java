// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts all hosts but one by their certificates, and that one whatever it shows. The host is the one that was asked for:
 * OkHttp's own exception for a host goes by the address of the socket, which is a proxy's where there is one.
 */
final class AllButOneHost extends X509ExtendedTrustManager implements HostnameVerifier {

    private final String exempt;
    private final X509TrustManager trust;
    private final HostnameVerifier names;

    AllButOneHost(String exempt, X509TrustManager trust, HostnameVerifier names) {
        this.exempt = exempt;
        this.trust = trust;
        this.names = names;
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        return host.equals(exempt) || names.verify(host, session);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        if (!(socket instanceof SSLSocket secure)
                || !exempt.equals(secure.getHandshakeSession().getPeerHost())) {
            trust.checkServerTrusted(chain, kind);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        trust.checkServerTrusted(chain, kind);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        trust.checkServerTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        trust.checkClientTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        trust.checkClientTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        trust.checkClientTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
