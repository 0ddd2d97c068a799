// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessGhcrTest {
    private static final String NAME = "octo/charts/web";
    private static final String SECRET = "ghp_top???>>>~~~secret";
    private static final byte[] CONFIG = Samples.bytes("{}");
    private static final byte[] LAYER = Samples.bytes("a chart");

    private final InProcessGhcr registry = InProcessGhcr.start().account("octo", SECRET);
    private final RegistryClient anybody = RegistryClient.of(registry);

    @AfterEach
    void close() {
        registry.close();
    }

    private RegistryClient pushing(String repository) {
        return anybody.login("octo", SECRET, "repository:" + repository + ":pull,push");
    }

    @Test
    void itListensOnTheLoopbackAddress() {
        assertThat(registry.host()).matches("127\\.0\\.0\\.1:\\d+");
        assertThat(registry.url()).isEqualTo("http://" + registry.host());
    }

    @Test
    void aPublicationLeavesItsStepsAndItsState() {
        RegistryClient client = pushing(NAME);
        client.upload(NAME, CONFIG);
        client.upload(NAME, LAYER);
        String manifest = Samples.manifest(CONFIG, LAYER);
        String digest = RegistryClient.digest(Samples.bytes(manifest));
        client.putManifest(NAME, digest, manifest);
        client.putManifest(NAME, "1.0.0", manifest);

        assertThat(registry.steps())
                .containsExactly(
                        "GET token", "POST upload", "PUT blob", "POST upload", "PUT blob", "PUT manifest", "PUT tag");
        assertThat(registry.count("PUT blob")).isEqualTo(2);
        assertThat(registry.repositories()).containsExactly(NAME);
        assertThat(registry.tags(NAME)).containsExactly("1.0.0");
        assertThat(registry.digest(NAME, "1.0.0")).isEqualTo(digest);
        assertThat(registry.blob(NAME, RegistryClient.digest(LAYER))).isEqualTo(LAYER);
        assertThat(registry.manifest(NAME, "1.0.0")).isEqualTo(Samples.bytes(manifest));
    }

    @Test
    void whatIsNotThereIsNullOrEmpty() {
        assertThat(registry.manifest(NAME, "1.0.0")).isNull();
        assertThat(registry.digest(NAME, "1.0.0")).isNull();
        assertThat(registry.blob(NAME, RegistryClient.digest(LAYER))).isNull();
        assertThat(registry.tags(NAME)).isEmpty();
        assertThat(registry.tagMoves(NAME)).isEmpty();
        assertThat(registry.blobs(NAME)).isEmpty();
        assertThat(registry.repositories()).isEmpty();
    }

    @Test
    void anExchangeTellsEverythingButPrintsNoSecret() {
        pushing(NAME).post("/v2/" + NAME + "/blobs/uploads/?_state=x");

        Exchange token = registry.exchanges().get(0);
        assertThat(token.headers().get("Authorization")).startsWith("Basic ");
        Exchange upload = registry.exchanges().get(1);
        assertThat(upload.step()).isEqualTo("POST upload");
        assertThat(upload.ordinal()).isEqualTo(1);
        assertThat(upload.method()).isEqualTo("POST");
        assertThat(upload.target()).isEqualTo("/v2/" + NAME + "/blobs/uploads/?_state=x");
        assertThat(upload.status()).isEqualTo(202);
        assertThat(upload).hasToString("POST upload 1 /v2/" + NAME + "/blobs/uploads/?… -> 202");
    }

    @Test
    void whatIsNotServedIsAbsent() {
        assertThat(anybody.get("/v1/").body()).isEqualTo("404 page not found\n");
        assertThat(registry.steps()).containsExactly("GET unknown");
    }

    @Test
    void aRegistryWithHtpasswdWantsUserAndSecret() {
        try (InProcessGhcr basic = InProcessGhcr.builder().basic().start()) {
            basic.account("octo", SECRET).readOnlyAccount("reader", "readonly-secret");
            RegistryClient client = RegistryClient.of(basic);
            String uploads = "/v2/" + NAME + "/blobs/uploads/";

            Reply challenge = client.get("/v2/");
            assertThat(challenge.status()).isEqualTo(401);
            assertThat(challenge.header("www-authenticate")).startsWith("Basic realm=");
            assertThat(client.basic("octo", SECRET).get("/v2/").status()).isEqualTo(200);
            assertThat(client.basic("octo", SECRET).post(uploads).status()).isEqualTo(202);
            assertThat(client.basic("other", SECRET).post(uploads).status()).isEqualTo(401);
            assertThat(client.basic("octo", "wrong").post(uploads).status()).isEqualTo(401);
            assertThat(client.basic("reader", "readonly-secret").get("/v2/").status())
                    .isEqualTo(200);
            assertThat(client.basic("reader", "readonly-secret").post(uploads).status())
                    .isEqualTo(403);
            assertThat(client.basic("octo", SECRET).get("/token").status()).isEqualTo(404);
        }
    }

    @Test
    void anOpenRegistryAsksForNothing() {
        try (InProcessGhcr open = InProcessGhcr.builder().open().start()) {
            RegistryClient client = RegistryClient.of(open);

            assertThat(client.get("/v2/").status()).isEqualTo(200);
            client.upload(NAME, LAYER);
            assertThat(open.blobs(NAME)).hasSize(1);
            assertThat(client.get("/token").status()).isEqualTo(404);
        }
    }

    @Test
    void overHttpsItSpeaksHttp2UnlessToldOtherwiseAndSoDoesTheOtherHost() {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (InProcessGhcr https = InProcessGhcr.builder().tls(certificate).start()) {
            https.account("octo", SECRET);
            RegistryClient stranger = RegistryClient.trusting(https, trust);
            RegistryClient client = stranger.login("octo", SECRET, "repository:" + NAME + ":pull,push");
            String digest = client.upload(NAME, LAYER);

            assertThat(https.url()).isEqualTo("https://" + https.host());
            assertThat(stranger.get("/v2/").header("www-authenticate")).contains("realm=\"" + https.url() + "/token\"");
            String location = client.get("/v2/" + NAME + "/blobs/" + digest).header("location");
            assertThat(location).startsWith("https://");
            assertThat(stranger.get(location).body()).isEqualTo("a chart");
            assertThat(https.exchanges().get(0).headers().names()).noneMatch(name -> name.startsWith(":"));
            assertThat(stranger.get("/v2/").protocol()).isEqualTo(Protocol.HTTP_2);
        }
        try (InProcessGhcr https =
                InProcessGhcr.builder().tls(certificate).http1().start()) {
            assertThat(RegistryClient.trusting(https, trust).get("/v2/").protocol())
                    .isEqualTo(Protocol.HTTP_1_1);
        }
    }

    @Test
    void blobsThatComeSideBySideAllArrive() {
        RegistryClient client = pushing(NAME);

        List<CompletableFuture<String>> uploads = IntStream.range(0, 40)
                .mapToObj(number ->
                        CompletableFuture.supplyAsync(() -> client.upload(NAME, Samples.bytes("blob " + number))))
                .toList();
        List<String> digests = uploads.stream().map(CompletableFuture::join).toList();

        assertThat(registry.blobs(NAME)).containsExactlyInAnyOrderElementsOf(digests);
        assertThat(registry.exchanges().stream()
                        .filter(exchange -> exchange.step().equals("PUT blob"))
                        .map(Exchange::ordinal))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void everyFormOfASecretIsFoundInALogAndNotRepeated() {
        RegistryClient client = pushing(NAME);
        String token = anybody.basic("someone", SECRET).token("repository:" + NAME + ":pull");
        String location = client.open(NAME);
        String state = location.substring(location.indexOf("_state=") + 7);
        String storage = client.get("/v2/" + NAME + "/blobs/" + client.upload(NAME, LAYER))
                .header("location");
        List<String> forms =
                new ArrayList<>(List.of(SECRET, token, state, location, state.replace("%2b", "+"), storage));
        for (String text : List.of(SECRET, "octo:" + SECRET, "someone:" + SECRET)) {
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                forms.add(encoder.encodeToString(Samples.bytes(text)));
                forms.add(encoder.withoutPadding().encodeToString(Samples.bytes(text)));
            }
        }

        for (String form : forms) {
            assertThatThrownBy(() -> registry.assertNoSecretIn("first line\nsecond " + form + " line\nthird"))
                    .as(form)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("line 2 of the log holds ")
                    .message()
                    .doesNotContain(form, SECRET);
        }
        assertThatCode(() -> registry.assertNoSecretIn("pushed " + registry.host() + "/" + NAME + " as octo\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void afterClosingNoThreadIsLeftThatHoldsTheMachine() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        InProcessGhcr other = InProcessGhcr.builder().open().start();
        RegistryClient client = RegistryClient.of(other);
        client.get(client.get("/v2/" + NAME + "/blobs/" + client.upload(NAME, LAYER))
                .header("location"));

        other.close();
        other.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
                .allSatisfy(thread -> {
                    // an idle thread of the server's pool was told to end, and may need a moment
                    thread.join(2000);
                    assertThat(thread.isAlive()).isFalse();
                });
    }
}
