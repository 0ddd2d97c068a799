// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class UploadLocationTest {

    private static Exchange blob(InProcessGhcr ghcr) {
        return ghcr.exchanges().stream()
                .filter(exchange -> exchange.step().equals("PUT blob"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theQueryOfARelativeLocationIsKeptByteForByte() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            Connecting.to(ghcr).open().putBlob(Samples.repository(ghcr), Samples.LAYER, Optional.empty());
            assertThat(blob(ghcr).target())
                    .contains("%2b+/%7e~%3d==&digest="
                            + Samples.LAYER.descriptor().digest());
            assertThat(blob(ghcr).status()).isEqualTo(201);
        }
    }

    @Test
    void anAbsoluteLocationOnTheRegistryGetsTheToken() throws IOException {
        try (InProcessGhcr ghcr =
                InProcessGhcr.builder().absoluteUploadLocation().start()) {
            Connecting.to(ghcr).open().putBlob(Samples.repository(ghcr), Samples.LAYER, Optional.empty());
            assertThat(blob(ghcr).headers().get("Authorization")).startsWith("Bearer ");
        }
    }

    @Test
    void aLocationOnAnotherHostGetsTheBlobAndNoAuthorization() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            elsewhere.enqueue(new MockResponse.Builder().code(201).build());
            String base = "http://127.0.0.1:" + elsewhere.getPort();
            try (InProcessGhcr ghcr =
                    InProcessGhcr.builder().absoluteUploadLocation(base).start()) {
                Connecting.to(ghcr).open().putBlob(Samples.repository(ghcr), Samples.LAYER, Optional.empty());
            }
            RecordedRequest upload = elsewhere.takeRequest();
            assertThat(upload.getHeaders().get("Authorization")).isNull();
            assertThat(upload.getBody()).isNotNull();
            assertThat(upload.getBody().size())
                    .isEqualTo((int) Samples.LAYER.descriptor().size());
        }
    }

    @Test
    void a401OfAnotherHostGetsNoAuthorizationEither() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            elsewhere.enqueue(new MockResponse.Builder()
                    .code(401)
                    .addHeader("WWW-Authenticate", "Basic realm=\"elsewhere\"")
                    .build());
            elsewhere.enqueue(new MockResponse.Builder().code(201).build());
            String base = "http://127.0.0.1:" + elsewhere.getPort();
            try (InProcessGhcr ghcr =
                    InProcessGhcr.builder().absoluteUploadLocation(base).start()) {
                RemoteRegistry registry = Connecting.to(ghcr).open();
                assertThatThrownBy(() -> registry.putBlob(Samples.repository(ghcr), Samples.LAYER, Optional.empty()))
                        .hasMessageContaining("401");
            }
            assertThat(elsewhere.getRequestCount()).isEqualTo(1);
            assertThat(elsewhere.takeRequest().getHeaders().get("Authorization"))
                    .isNull();
        }
    }

    @Test
    void aRegistryBehindHttpsCannotSendTheUploadToPlainHttp() {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (InProcessGhcr ghcr = InProcessGhcr.builder()
                .tls(certificate)
                .absoluteUploadLocation("http://127.0.0.1:9")
                .start()) {
            Connecting connecting = Connecting.to(ghcr).with(Endpoint.of(ghcr.host(), Optional.of(false)));
            RemoteRegistry registry = connecting
                    .with(connecting
                            .client()
                            .newBuilder()
                            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                            .build())
                    .open();
            assertThatThrownBy(() -> registry.openUpload(Samples.repository(ghcr)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("not at https");
            assertThat(ghcr.count("POST upload")).isEqualTo(1);
        }
    }

    @Test
    void anUploadWithoutALocationIsAnErrorThatIsNotRetried() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault("POST upload 1", Fault.status(202));
            RemoteRegistry registry = Connecting.to(ghcr).open();
            assertThatThrownBy(() -> registry.openUpload(Samples.repository(ghcr)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(ghcr.host() + " opened an upload and did not say where");
            assertThat(ghcr.count("POST upload")).isEqualTo(1);
        }
    }

    @Test
    void anUploadNamesItsHostAlone() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            Upload upload = Connecting.to(ghcr)
                    .open()
                    .openUpload(Samples.repository(ghcr))
                    .orElseThrow();
            assertThat(upload).hasToString("upload at 127.0.0.1");
            ghcr.assertNoSecretIn(upload.toString());
        }
    }
}
