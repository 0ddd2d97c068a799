// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "over HTTPS with HTTP/2: {0}")
@ValueSource(booleans = {false, true})
@Timeout(15)
class FaultTest {
    private static final String NAME = "octo/charts/web";
    private static final byte[] CONTENT = Samples.bytes("a chart");
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final HandshakeCertificates TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    /** Where mockwebserver3 tells of every HTTP/2 stream that a fault breaks; held, for a logger's level is lost with it. */
    private static final Logger OKHTTP = Logger.getLogger(OkHttpClient.class.getName());

    private final InProcessGhcr registry;
    private final RegistryClient client;

    FaultTest(boolean overTls) {
        InProcessGhcr.Builder builder = InProcessGhcr.builder();
        registry = (overTls ? builder.tls(CERTIFICATE) : builder).start().account("octo", "ghp_topsecret");
        client = (overTls ? RegistryClient.trusting(registry, TRUST) : RegistryClient.of(registry))
                .login("octo", "ghp_topsecret", "repository:" + NAME + ":pull,push")
                .with("Accept", ManifestBody.INDEX_TYPE);
    }

    @BeforeAll
    static void quiet() {
        OKHTTP.setLevel(Level.WARNING);
    }

    @AfterAll
    static void loud() {
        OKHTTP.setLevel(null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aStatusComesInPlaceOfTheEffect() {
        registry.fault("PUT blob 1", Fault.status(503));

        assertThat(client.close(client.open(NAME), CONTENT).status()).isEqualTo(503);
        assertThat(registry.blobs(NAME)).isEmpty();
        assertThat(client.close(client.open(NAME), CONTENT).status()).isEqualTo(201);
    }

    @Test
    void aStatusCanHaveHeadersAndABody() {
        registry.fault(
                "POST upload 1", Fault.status(429).header("Retry-After", "1").body("{\"errors\":[]}"));

        Reply reply = client.post("/v2/" + NAME + "/blobs/uploads/");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("retry-after")).isEqualTo("1");
        assertThat(reply.body()).isEqualTo("{\"errors\":[]}");
    }

    @Test
    void aStatus401BringsItsChallenge() {
        registry.fault("POST upload 1", Fault.status(401));

        assertThat(client.post("/v2/" + NAME + "/blobs/uploads/").header("www-authenticate"))
                .startsWith("Bearer ");
    }

    @Test
    void aRefusalCanStrikeOneRequestOfAnyStep() {
        registry.fault("HEAD tag 1", Fault.refusal(Refusal.READ_PACKAGE))
                .fault("PUT blob 1", Fault.refusal(Refusal.READ_PACKAGE));

        Reply head = client.head("/v2/" + NAME + "/manifests/1.0.0");
        assertThat(head.status()).isEqualTo(403);
        assertThat(head.body()).isEmpty();
        assertThat(client.close(client.open(NAME), CONTENT).error())
                .isEqualTo("DENIED permission_denied: read_package");
    }

    @Test
    void aFaultStrikesTheOrdinalOfItsStepOnce() {
        registry.fault("POST upload 2", Fault.status(502));

        assertThat(opened()).isEqualTo(202);
        assertThat(registry.pendingFaults()).containsExactly("POST upload 2");
        assertThat(opened()).isEqualTo(502);
        assertThat(opened()).isEqualTo(202);
        assertThat(registry.pendingFaults()).isEmpty();
    }

    @Test
    void aFaultCanStrikeSeveralTimesFromItsOrdinalOn() {
        registry.fault("POST upload 2", Fault.status(502), 2);

        assertThat(new int[] {opened(), opened(), opened(), opened()}).containsExactly(202, 502, 502, 202);
        registry.fault("POST upload 5", Fault.status(500), Integer.MAX_VALUE);
        assertThat(new int[] {opened(), opened()}).containsExactly(500, 500);
    }

    @Test
    void faultsCanBeEnded() {
        registry.fault("POST upload 1", Fault.status(502), Integer.MAX_VALUE);

        assertThat(opened()).isEqualTo(502);
        registry.endFaults();
        assertThat(opened()).isEqualTo(202);
        assertThat(registry.pendingFaults()).isEmpty();
    }

    @Test
    void aPauseComesBetweenEffectAndAnswer() {
        AtomicReference<Set<String>> meanwhile = new AtomicReference<>(Set.of());
        registry.fault("PUT blob 1", Fault.pause(() -> meanwhile.set(registry.blobs(NAME))));

        assertThat(client.close(client.open(NAME), CONTENT).status()).isEqualTo(201);
        assertThat(meanwhile.get()).hasSize(1);
    }

    private int opened() {
        return client.post("/v2/" + NAME + "/blobs/uploads/").status();
    }

    @Test
    void aResetBeforeHasNoEffect() {
        registry.fault("PUT blob 1", Fault.resetBefore());
        String location = client.open(NAME);

        assertThatThrownBy(() -> client.close(location, CONTENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(registry.blobs(NAME)).isEmpty();
        assertThat(client.close(location, CONTENT).status()).isEqualTo(201);
    }

    @Test
    void aResetAfterHasItsEffect() {
        registry.fault("PUT blob 1", Fault.resetAfter());
        String location = client.open(NAME);

        assertThatThrownBy(() -> client.close(location, CONTENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(registry.blobs(NAME)).hasSize(1);
        assertThat(client.close(location, CONTENT).status()).isEqualTo(404);
        assertThat(registry.exchanges())
                .filteredOn(exchange -> exchange.step().equals("PUT blob"))
                .extracting(Exchange::status)
                .containsExactly(0, 404);
    }

    @Test
    void aTruncatedAnswerEndsWithinItsBody() {
        registry.seedManifest(NAME, "1.0.0", Samples.EMPTY_INDEX);
        registry.fault("GET tag 1", Fault.truncated())
                .fault("HEAD tag 1", Fault.truncated())
                .fault("POST upload 1", Fault.truncated());
        String target = "/v2/" + NAME + "/manifests/1.0.0";

        assertThatThrownBy(() -> client.get(target)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.head(target)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.open(NAME)).isInstanceOf(UncheckedIOException.class);
        assertThat(client.get(target).status()).isEqualTo(200);
    }

    @Test
    void aStalledAnswerComesLateAndTheEffectAtOnce() {
        registry.fault("PUT blob 1", Fault.stall(Duration.ofSeconds(20)));
        String location = client.open(NAME);

        assertThatThrownBy(() -> client.timingOutAfter(Duration.ofMillis(200)).close(location, CONTENT))
                .hasCauseInstanceOf(SocketTimeoutException.class);
        while (registry.blobs(NAME).isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(registry.blobs(NAME)).hasSize(1);
    }

    @Test
    void aStalledRequestIsSeenBesideAnother() {
        registry.fault("POST upload 1", Fault.stall(Duration.ofSeconds(1)));
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::opened);
        while (registry.count("POST upload") == 0) {
            Thread.onSpinWait();
        }

        client.head("/v2/" + NAME + "/manifests/1.0.0");
        assertThat(first.join()).isEqualTo(202);
        client.get("/v2/" + NAME + "/tags/list");
        assertThat(registry.overlapped("POST upload", "HEAD tag")).isTrue();
        assertThat(registry.overlapped("HEAD tag", "POST upload")).isTrue();
        assertThat(registry.overlapped("POST upload", "GET tags")).isFalse();
    }

    @Test
    void aWrongDigestIsInTheHeaderOnly() {
        registry.seedManifest(NAME, "1.0.0", Samples.EMPTY_INDEX);
        registry.fault("GET tag 1", Fault.wrongDigest());

        Reply reply = client.get("/v2/" + NAME + "/manifests/1.0.0");
        assertThat(reply.header("docker-content-digest")).isNotEqualTo(RegistryClient.digest(Samples.EMPTY_INDEX));
        assertThat(Samples.bytes(reply.body())).isEqualTo(Samples.EMPTY_INDEX);
    }

    @Test
    void theTokenEndpointAndTheOtherHostHaveFaultsAsWell() {
        String blob = "/v2/" + NAME + "/blobs/" + registry.seedBlob(NAME, CONTENT);
        registry.fault("GET token 2", Fault.status(500)).fault("GET storage 1", Fault.status(503));

        assertThat(client.get("/token").status()).isEqualTo(500);
        assertThat(client.get(client.get(blob).header("location")).status()).isEqualTo(503);
    }

    @Test
    void aFaultForNoKnownRequestIsAMistake() {
        for (String request : new String[] {"PUT blob", "PUT blob 0", "PUT blobs 1", "put blob 1", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> registry.fault(request, Fault.status(503)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> registry.fault("PUT blob 1", Fault.status(503), 0));
    }

    @Test
    void closingDoesNotWaitForAStalledAnswer() {
        registry.fault("POST upload 1", Fault.stall(Duration.ofMinutes(10)));
        CompletableFuture<Void> stalled = CompletableFuture.runAsync(this::opened);
        while (registry.count("POST upload") == 0) {
            Thread.onSpinWait();
        }

        long start = System.nanoTime();
        registry.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThatThrownBy(stalled::join).hasCauseInstanceOf(UncheckedIOException.class);
    }
}
