// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.InProcessProxy;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProxyTest {

    private static final String SECRET = "pr0xy?~secret>";
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

    private final InProcessProxy proxy = InProcessProxy.start("worker", SECRET);
    private final InProcessGhcr secure =
            InProcessGhcr.builder().open().tls(CERTIFICATE).start();
    private final InProcessGhcr plain = InProcessGhcr.builder().open().start();

    @AfterEach
    void close() {
        proxy.close();
        secure.close();
        plain.close();
    }

    private static OkHttpClient client(Proxies proxies) {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(CERTIFICATE.certificate())
                .build();
        return HttpClients.create(proxies, "test")
                .newBuilder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    private OkHttpClient through(String password) {
        return client(
                target -> Optional.of(new Proxies.Server(proxy.host(), proxy.port(), "worker", new Secret(password))));
    }

    private static int status(OkHttpClient client, String url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }

    @Test
    void httpsGoesThroughATunnelThatAsksForAPassword() throws IOException {
        assertThat(status(through(SECRET), secure.url() + "/v2/")).isEqualTo(200);
        assertThat(proxy.tunnels()).containsExactly(secure.host());
    }

    @Test
    void plainHttpIsForwarded() throws IOException {
        assertThat(status(through(SECRET), plain.url() + "/v2/")).isEqualTo(200);
        assertThat(proxy.forwards()).containsExactly("GET " + plain.url() + "/v2/");
    }

    @Test
    void aBodyGetsThroughAlthoughTheProxyAskedFirst() throws IOException {
        Request upload = new Request.Builder()
                .url(plain.url() + "/v2/octocat/web/blobs/uploads/")
                .post(RequestBody.create(new byte[100_000]))
                .build();
        try (Response response = through(SECRET).newCall(upload).execute()) {
            assertThat(response.code()).isEqualTo(202);
        }
    }

    @Test
    void theRegistryDoesNotSeeThePasswordOfTheProxy() throws IOException {
        status(through(SECRET), secure.url() + "/v2/");
        assertThat(secure.exchanges())
                .singleElement()
                .satisfies(ping ->
                        assertThat(ping.headers().get("Proxy-Authorization")).isNull());
    }

    @Test
    void aWrongPasswordEndsAfterOneTryAndIsNotTold() {
        assertThatThrownBy(() -> status(through("wr0ng?~secret>"), secure.url() + "/v2/"))
                .isInstanceOf(IOException.class)
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("wr0ng"));
        assertThat(proxy.refusals()).isEqualTo(1);
        assertThat(proxy.tunnels()).isEmpty();
    }

    @Test
    void aWrongPasswordForPlainHttpEndsToo() throws IOException {
        assertThat(status(through("wr0ng?~secret>"), plain.url() + "/v2/")).isEqualTo(407);
        assertThat(proxy.refusals()).isEqualTo(2);
        assertThat(plain.steps()).isEmpty();
    }

    @Test
    void aProxyWithoutAPasswordInTheSettingsEndsToo() {
        OkHttpClient client = client(target -> Optional.of(new Proxies.Server(proxy.host(), proxy.port(), null, null)));
        assertThatThrownBy(() -> status(client, secure.url() + "/v2/")).isInstanceOf(IOException.class);
        assertThat(proxy.refusals()).isEqualTo(1);
    }

    @Test
    void aProxyThatAsksForNothingIsSentNothingButTheRequest() throws IOException {
        try (InProcessProxy open = InProcessProxy.startOpen()) {
            OkHttpClient client =
                    client(target -> Optional.of(new Proxies.Server(open.host(), open.port(), null, null)));
            assertThat(status(client, secure.url() + "/v2/")).isEqualTo(200);
            assertThat(open.tunnels()).containsExactly(secure.host());
        }
    }

    @Test
    void aTargetWithoutAProxyIsReachedDirectly() throws IOException {
        List<URI> asked = new CopyOnWriteArrayList<>();
        OkHttpClient client = client(target -> {
            asked.add(target);
            return Optional.empty();
        });
        assertThat(status(client, secure.url() + "/v2/")).isEqualTo(200);
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target.getAuthority()).isEqualTo(secure.host()));
        assertThat(proxy.tunnels()).isEmpty();
    }
}
