// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningServicesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void servicesOfTheFirstGenerationAreTaken() {
        SigningServices services = parse(config(
                service("https://fulcio.example", 1, "2026-01-01T00:00:00Z", null),
                service("https://rekor.example/base/", 1, "2026-01-01T00:00:00Z", null),
                service("https://tsa.example/api/v1/timestamp", 1, "2026-01-01T00:00:00Z", null)));

        assertThat(services.certificateAuthority()).contains(URI.create("https://fulcio.example/"));
        assertThat(services.log()).contains(URI.create("https://rekor.example/base/"));
        assertThat(services.timestampAuthority()).contains(URI.create("https://tsa.example/api/v1/timestamp"));
    }

    @Test
    void ofThoseInUseTheOneThatBeganLastIsTaken() {
        String logs = service("https://over.example", 1, "2026-11-01T00:00:00Z", "2026-11-21T11:59:59Z")
                + ","
                + service("https://old.example", 1, "2025-01-01T00:00:00Z", null)
                + ","
                + service("https://new.example", 1, "2026-11-20T00:00:00Z", null)
                + ","
                + service("https://future.example", 1, "2026-11-22T00:00:00Z", null)
                + ","
                + service("https://tiles.example", 2, "2026-11-21T00:00:00Z", null);

        SigningServices services = parse(config("", logs, ""));
        assertThat(services.log()).contains(URI.create("https://new.example/"));
        assertThat(services.tiles()).contains(URI.create("https://tiles.example/"));
    }

    @Test
    void withoutLogThereIsNoKeylessSignature() {
        SigningServices services = parse(config("", "", ""));
        try (InProcessSigstore sigstore = InProcessSigstore.start()) {
            TrustedRoot root = TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "a test");
            Sigstore empty = new Sigstore(
                    services,
                    root,
                    HttpClients.create(target -> Optional.empty(), "test"),
                    Retries.standard(note -> {}));

            assertThat(empty.timestamps()).isEmpty();
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(empty::log)
                    .withMessageContaining("does not name Rekor, or none that is in use");
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(empty::fulcio)
                    .withMessageContaining("does not name Fulcio, or none that is in use");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x                                                       | it is not a JSON object
                    {"mediaType":"other"}                                   | its mediaType is not
                    {"rekorTlogConfig":{"selector":"ALL"},MEDIA}            | asks for several services
                    {"tsaConfig":{"selector":"EXACT","count":2},MEDIA}      | asks for several services
                    {"caUrls":[{"url":"ftp://x",USE}],MEDIA}                | is not an address of a service
                    {"caUrls":[{"url":"https://user:word@x",USE}],MEDIA}    | is not an address of a service
                    {"caUrls":[{"url":"http://x",USE}],MEDIA}               | caUrls[0].url is plain http to another machine (x)
                    {"rekorTlogUrls":[{"url":"http://x",USE}],MEDIA}        | rekorTlogUrls[0].url is plain http
                    {"tsaUrls":[{"url":"http://x/api",USE}],MEDIA}          | tsaUrls[0].url is plain http
                    {"caUrls":[{"url":"https://x","majorApiVersion":1}],MEDIA} | has no validFor
                    """)
    void configurationThatCannotBeFollowedIsAFault(String json, String reason) {
        String text = json.replace("MEDIA", "\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\"")
                .replace("USE", "\"majorApiVersion\":1,\"validFor\":{\"start\":\"2026-01-01T00:00:00Z\"}");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> parse(text))
                .withMessageContaining("The signing configuration signing_config.json cannot be used")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("word@"));
    }

    private static SigningServices parse(String json) {
        return SigningServices.parse(ByteString.encodeUtf8(json), "signing_config.json", NOW);
    }

    private static String config(String authorities, String logs, String timestamps) {
        return "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\",\"caUrls\":[" + authorities
                + "],\"rekorTlogUrls\":[" + logs
                + "],\"rekorTlogConfig\":{\"selector\":\"EXACT\",\"count\":1},\"tsaUrls\":["
                + timestamps + "],\"tsaConfig\":{\"selector\":\"ANY\"}}";
    }

    private static String service(String url, int version, String start, @Nullable String end) {
        return "{\"url\":\"" + url + "\",\"majorApiVersion\":" + version + ",\"validFor\":{\"start\":\"" + start + "\""
                + (end == null ? "" : ",\"end\":\"" + end + "\"") + "},\"operator\":\"example\"}";
    }
}
