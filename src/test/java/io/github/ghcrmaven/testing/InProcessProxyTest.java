// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessProxyTest {
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final HandshakeCertificates TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private final InProcessProxy proxy = InProcessProxy.start("worker", "proxy-secret");

    @AfterEach
    void close() {
        proxy.close();
    }

    private OkHttpClient client(int proxyPort) {
        return new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxyPort)))
                .sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager())
                .readTimeout(Duration.ofSeconds(5))
                .retryOnConnectionFailure(false)
                .build();
    }

    private OkHttpClient client(String user, String secret) {
        return client(proxy.port())
                .newBuilder()
                .proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                        ? null
                        : response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", Credentials.basic(user, secret))
                                .build())
                .build();
    }

    private static int status(OkHttpClient client, String method, String url, byte[] body) throws IOException {
        okhttp3.Request request = new okhttp3.Request.Builder()
                .url(url)
                .method(method, body.length == 0 ? null : RequestBody.create(body))
                .build();
        try (Response response = client.newCall(request).execute()) {
            response.body().bytes();
            return response.code();
        }
    }

    @Test
    void httpsGoesThroughATunnel() throws IOException {
        try (InProcessGhcr registry =
                InProcessGhcr.builder().open().tls(CERTIFICATE).start()) {
            OkHttpClient client = client("worker", "proxy-secret");

            assertThat(status(client, "GET", registry.url() + "/v2/", new byte[0]))
                    .isEqualTo(200);
            assertThat(status(client, "GET", registry.url() + "/v2/", new byte[0]))
                    .isEqualTo(200);
            assertThat(proxy.tunnels()).containsExactly(registry.host());
            assertThat(proxy.forwards()).isEmpty();
            assertThat(registry.count("GET ping")).isEqualTo(2);
        }
    }

    @Test
    void plainHttpIsForwardedInOriginFormWithoutTheProxysCredentials() throws IOException {
        try (InProcessGhcr registry = InProcessGhcr.builder().open().start()) {
            OkHttpClient client = client("worker", "proxy-secret");
            byte[] big = new byte[1 << 20];

            assertThat(status(client, "GET", registry.url() + "/v2/?secret=1", new byte[0]))
                    .isEqualTo(200);
            assertThat(status(client, "PUT", registry.url() + "/v2/octo/web/manifests/1", big))
                    .isEqualTo(400);
            assertThat(status(client, "HEAD", registry.url() + "/v2/", new byte[0]))
                    .isEqualTo(200);
            assertThat(proxy.tunnels()).isEmpty();
            assertThat(proxy.forwards())
                    .containsExactly(
                            "GET " + registry.url() + "/v2/",
                            "PUT " + registry.url() + "/v2/octo/web/manifests/1",
                            "HEAD " + registry.url() + "/v2/");
            assertThat(registry.exchanges().get(0).target()).isEqualTo("/v2/?secret=1");
            assertThat(registry.exchanges())
                    .allSatisfy(exchange -> assertThat(exchange.headers().get("Proxy-Authorization"))
                            .isNull());
        }
    }

    @Test
    void aTunnelWithoutCredentialsOrWithWrongOnesIsRefused() {
        try (InProcessGhcr registry =
                InProcessGhcr.builder().open().tls(CERTIFICATE).start()) {
            for (OkHttpClient client : new OkHttpClient[] {client(proxy.port()), client("worker", "wrong")}) {
                assertThatThrownBy(() -> status(client, "GET", registry.url() + "/v2/", new byte[0]))
                        .isInstanceOf(IOException.class);
            }
            assertThat(proxy.refusals()).isGreaterThanOrEqualTo(2);
            assertThat(proxy.tunnels()).isEmpty();
            assertThat(registry.steps()).isEmpty();
        }
    }

    @Test
    void aPlainRequestWithoutCredentialsIsRefusedWith407EvenWithABigBody() throws IOException {
        try (InProcessGhcr registry = InProcessGhcr.builder().open().start()) {
            String url = registry.url() + "/v2/octo/web/manifests/1";

            assertThat(status(client(proxy.port()), "PUT", url, new byte[4 << 20]))
                    .isEqualTo(407);
            assertThat(status(client("worker", "proxy-secret"), "PUT", url, new byte[4 << 20]))
                    .isEqualTo(400);
            assertThat(registry.count("PUT tag")).isEqualTo(1);
        }
    }

    @Test
    void anOpenProxyAsksForNothing() throws IOException {
        try (InProcessProxy open = InProcessProxy.startOpen();
                InProcessGhcr registry =
                        InProcessGhcr.builder().open().tls(CERTIFICATE).start()) {
            assertThat(status(client(open.port()), "GET", registry.url() + "/v2/", new byte[0]))
                    .isEqualTo(200);
            assertThat(open.tunnels()).containsExactly(registry.host());
            assertThat(open.refusals()).isZero();
        }
    }

    @Test
    void aTargetThatCannotBeReachedIsABadGateway() throws IOException {
        InProcessGhcr gone = InProcessGhcr.builder().open().start();
        gone.close();

        assertThat(status(client("worker", "proxy-secret"), "GET", gone.url() + "/v2/", new byte[0]))
                .isEqualTo(502);
    }

    @Test
    void theProxysSecretIsFoundInALogAndNotRepeated() {
        assertThatThrownBy(() -> proxy.assertNoSecretIn("Proxy-Authorization: Basic d29ya2VyOnByb3h5LXNlY3JldA=="))
                .isInstanceOf(AssertionError.class)
                .hasMessage("line 1 of the log holds the Base64 of user and secret of worker");
    }

    @Test
    void closingEndsOpenTunnelsAndClosingAgainDoesNothing() throws IOException {
        try (InProcessGhcr registry =
                InProcessGhcr.builder().open().tls(CERTIFICATE).start()) {
            OkHttpClient client = client("worker", "proxy-secret");
            status(client, "GET", registry.url() + "/v2/", new byte[0]);

            proxy.close();
            proxy.close();

            assertThatThrownBy(() -> status(client, "GET", registry.url() + "/v2/", new byte[0]))
                    .isInstanceOf(IOException.class);
        }
    }
}
