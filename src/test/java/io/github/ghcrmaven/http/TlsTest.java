// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final OkHttpClient BUILD = HttpClients.create(target -> Optional.empty(), "test");

    private final HeldCertificate root =
            new HeldCertificate.Builder().certificateAuthority(1).build();
    private final HeldCertificate between =
            new HeldCertificate.Builder().certificateAuthority(0).signedBy(root).build();
    private final HeldCertificate client = new HeldCertificate.Builder()
            .rsa2048()
            .commonName("ci")
            .signedBy(between)
            .build();

    private InProcessGhcr registry;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        registry = registryFor("127.0.0.1", false);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private InProcessGhcr registryFor(String name, boolean clientCertificate) {
        HeldCertificate server = new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .signedBy(root)
                .build();
        InProcessGhcr.Builder builder = InProcessGhcr.builder()
                .open()
                .tls(new HandshakeCertificates.Builder()
                        .heldCertificate(server)
                        .addTrustedCertificate(root.certificate())
                        .build());
        return clientCertificate ? builder.clientCertificate().start() : builder.start();
    }

    private void again(String name, boolean clientCertificate) {
        registry.close();
        registry = registryFor(name, clientCertificate);
    }

    private int status(Tls tls) throws IOException {
        OkHttpClient connected = HttpClients.over(new Transport(Timeouts.STANDARD, tls), BUILD);
        Request ping = new Request.Builder().url(registry.url() + "/v2/").build();
        try (Response response = connected.newCall(ping).execute()) {
            return response.code();
        }
    }

    private Optional<Path> file(String name, String... blocks) throws IOException {
        return Optional.of(Files.writeString(folder.resolve(name), String.join("\n", blocks)));
    }

    private Optional<Path> authorities() throws IOException {
        return file("ca.pem", "# the root of the house", root.certificatePem());
    }

    private static Tls trusting(Optional<Path> caFile) {
        return new Tls(caFile, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Tls notLookingAt(String host) {
        return new Tls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(host));
    }

    @Test
    void anAuthorityOfOnesOwnIsTrustedWhereItIsNamed() throws IOException {
        assertThatThrownBy(() -> status(Tls.STANDARD)).isInstanceOf(SSLHandshakeException.class);
        assertThat(status(trusting(authorities()))).isEqualTo(200);
    }

    @Test
    void anotherNameThanTheCertificatesIsRefusedWhoeverSignedIt() throws IOException {
        again("registry.example", false);
        Tls trusting = trusting(authorities());

        assertThatThrownBy(() -> status(trusting)).isInstanceOf(SSLPeerUnverifiedException.class);
    }

    @Test
    void whatTheJvmTrustsIsTrustedBesides() throws IOException {
        OkHttpClient connected = HttpClients.over(new Transport(Timeouts.STANDARD, trusting(authorities())), BUILD);

        assertThat(connected.x509TrustManager()).isNotNull();
        assertThat(connected.x509TrustManager().getAcceptedIssuers())
                .contains(root.certificate())
                .hasSizeGreaterThan(50);
    }

    @Test
    void theCertificateOfAHostIsNotLookedAtWhereThatIsAskedFor() throws IOException {
        again("registry.example", false);

        assertThat(status(notLookingAt("127.0.0.1"))).isEqualTo(200);
    }

    @Test
    void thoseOfAllOtherHostsAreLookedAtEvenThen() {
        assertThatThrownBy(() -> status(notLookingAt("registry.example"))).isInstanceOf(SSLException.class);
    }

    @Test
    void aClientCertificateIsShownWithTheAuthoritiesBehindIt() throws IOException {
        again("127.0.0.1", true);
        Optional<Path> caFile = authorities();
        Optional<Path> certFile = file("client.crt", client.certificatePem(), between.certificatePem());
        Optional<Path> keyFile = file("client.key", client.privateKeyPkcs8Pem());

        assertThat(status(new Tls(caFile, certFile, keyFile, Optional.empty()))).isEqualTo(200);
        assertThatThrownBy(() -> status(trusting(caFile))).isInstanceOf(IOException.class);
    }

    @Test
    void otherServersAreShownNoClientCertificate() throws IOException {
        Tls all = new Tls(authorities(), file("c", "x"), file("k", "y"), Optional.of("127.0.0.1"));

        assertThat(all.forOtherServers()).isEqualTo(trusting(authorities()));
    }

    @Test
    void aCertificateWithoutKeyIsRefusedAndSoIsAKeyWithoutCertificate() throws IOException {
        Optional<Path> file = authorities();

        assertThatThrownBy(() -> new Tls(Optional.empty(), file, Optional.empty(), Optional.empty()))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("certFile is given and keyFile is not");
        assertThatThrownBy(() -> new Tls(Optional.empty(), Optional.empty(), file, Optional.empty()))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("keyFile is given and certFile is not");
    }
}
