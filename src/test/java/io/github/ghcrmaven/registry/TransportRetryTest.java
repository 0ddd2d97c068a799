// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportRetryTest {

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

    private static OkHttpClient trusting() {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(CERTIFICATE.certificate())
                .build();
        return HttpClients.create(target -> Optional.empty(), "test")
                .newBuilder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    private static InProcessGhcr secure(boolean http2) {
        InProcessGhcr.Builder builder = InProcessGhcr.builder().tls(CERTIFICATE);
        return (http2 ? builder : builder.http1()).start();
    }

    private static RemoteRegistry registry(InProcessGhcr ghcr, OkHttpClient client) {
        return Connecting.to(ghcr)
                .with(Endpoint.of(ghcr.host(), Optional.of(false)))
                .with(client)
                .open();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostConnectionIsTriedAgainOverHttpsToo(boolean http2) throws IOException {
        try (InProcessGhcr ghcr = secure(http2)) {
            ghcr.fault("PUT blob 1", Fault.resetBefore());
            ghcr.fault("PUT manifest 1", Fault.resetAfter());
            Samples.push(registry(ghcr, trusting()), Samples.repository(ghcr));
            assertThat(ghcr.pendingFaults()).isEmpty();
            assertThat(ghcr.manifest(Samples.NAME, Samples.MANIFEST.digest().toString()))
                    .isEqualTo(Samples.MANIFEST.bytes());
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            Repository repository = Samples.repository(ghcr);
            ghcr.seedManifest(Samples.NAME, "1.0.0", Samples.MANIFEST.bytes());
            ghcr.fault("GET tag 1", Fault.truncated());
            assertThat(Connecting.to(ghcr).open().read(repository.tagged(Samples.TAG)))
                    .contains(Samples.MANIFEST.bytes());
            assertThat(ghcr.count("GET tag")).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatAlwaysBreaksOffNamesTheRegistry() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            Repository repository = Samples.repository(ghcr);
            ghcr.seedManifest(Samples.NAME, "1.0.0", Samples.MANIFEST.bytes());
            ghcr.fault("GET tag 1", Fault.truncated(), 99);
            RemoteRegistry registry = Connecting.to(ghcr).open();
            assertThatThrownBy(() -> registry.read(repository.tagged(Samples.TAG)))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining(ghcr.host())
                    .hasMessageContaining("reading the manifest");
            assertThat(ghcr.count("GET tag")).isEqualTo(5);
        }
    }

    @Test
    void anUnknownHostIsNotAskedAgain() {
        OkHttpClient nowhere = HttpClients.create(target -> Optional.empty(), "test")
                .newBuilder()
                .dns(name -> {
                    throw new UnknownHostException(name);
                })
                .build();
        RemoteRegistry registry =
                Connecting.to("registry.example").with(nowhere).open();
        assertThatThrownBy(() -> registry.openUpload(new Repository("registry.example", Samples.NAME)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("registry.example:443 could not be reached, "
                        + "asking what it wants for authorization: unknown host.");
        assertThat(registry.requests()).isEqualTo(1);
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotAskedAgain() {
        try (InProcessGhcr ghcr = secure(true)) {
            RemoteRegistry registry = registry(ghcr, HttpClients.create(target -> Optional.empty(), "test"));
            assertThatThrownBy(() -> registry.openUpload(Samples.repository(ghcr)))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining(ghcr.host() + " could not be reached");
            assertThat(registry.requests()).isEqualTo(1);
        }
    }

    @Test
    void aClosedPortIsTriedAsOftenAsAllElse() throws IOException {
        String host;
        try (ServerSocket free = new ServerSocket(0)) {
            host = "127.0.0.1:" + free.getLocalPort();
        }
        RemoteRegistry registry = Connecting.to(host).open();
        assertThatThrownBy(() -> registry.openUpload(new Repository(host, Samples.NAME)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(host + " could not be reached");
        assertThat(registry.requests()).isEqualTo(5);
    }
}
