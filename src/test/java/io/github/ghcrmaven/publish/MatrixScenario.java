// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.TagMove;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A publication that the fault matrix disturbs.
 *
 * @param title what it is
 * @param archives the charts
 * @param there how much of them the registry holds before
 * @param secure whether it is spoken to over HTTPS, and so by HTTP/2, where requests share a connection
 */
record MatrixScenario(String title, List<ChartArchive> archives, There there, boolean secure) {

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final HandshakeCertificates SERVER =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final HandshakeCertificates TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    /** What a registry holds of charts before they are published. */
    enum There {
        NOTHING,
        LARGE_BLOB,
        ALL
    }

    static List<MatrixScenario> all(Path folder) throws IOException {
        List<ChartArchive> large = List.of(Charts.packSignedAndLarge(folder));
        return List.of(
                new MatrixScenario("A signed chart of more than 1 MiB", large, There.NOTHING, false),
                new MatrixScenario(
                        "Two charts of one module, over HTTP/2",
                        Charts.pack(folder, "1.4.0", "web", "api"),
                        There.NOTHING,
                        true),
                new MatrixScenario(
                        "The signed chart after a build that ended when its archive was there",
                        large,
                        There.LARGE_BLOB,
                        false),
                new MatrixScenario("The signed chart once more", large, There.ALL, false));
    }

    /** A registry before the publication. */
    InProcessGhcr start() throws IOException {
        InProcessGhcr ghcr = secure ? InProcessGhcr.builder().tls(SERVER).start() : InProcessGhcr.start();
        for (Planned chart : planned(ghcr)) {
            for (Blob blob : chart.artifact().blobs()) {
                if (there == There.ALL
                        || (there == There.LARGE_BLOB && blob.descriptor().size() > 1 << 20)) {
                    String ignored = ghcr.seedBlob(chart.repository().path(), bytes(blob));
                }
            }
            if (there == There.ALL) {
                String ignored = ghcr.seedManifest(
                        chart.repository().path(),
                        chart.tag().tag().name(),
                        chart.artifact().manifest().bytes());
            }
        }
        return ghcr;
    }

    /** How it is reached. */
    Connecting connecting(InProcessGhcr ghcr) {
        Connecting usual = Connecting.to(ghcr);
        if (!secure) {
            return usual;
        }
        OkHttpClient trusting = usual.client()
                .newBuilder()
                .sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager())
                .build();
        return usual.with(Endpoint.of(ghcr.host(), Optional.of(false))).with(trusting);
    }

    /** Fails unless every chart is there with its tag. */
    void assertPublished(InProcessGhcr ghcr) {
        for (Planned chart : planned(ghcr)) {
            assertThat(ghcr.digest(chart.repository().path(), chart.tag().tag().name()))
                    .isEqualTo(chart.tag().digest().toString());
        }
        assertTagsAreComplete(ghcr);
    }

    /** Fails if a tag stands, or ever stood, on anything but its chart, or if a chart with a tag is not whole. */
    void assertTagsAreComplete(InProcessGhcr ghcr) {
        for (Planned chart : planned(ghcr)) {
            String repository = chart.repository().path();
            assertThat(ghcr.tagMoves(repository))
                    .extracting(TagMove::to)
                    .allMatch(chart.tag().digest().toString()::equals);
            for (String tag : ghcr.tags(repository)) {
                assertThat(ghcr.manifest(repository, tag))
                        .isEqualTo(chart.artifact().manifest().bytes());
                assertThat(chart.artifact().blobs())
                        .allSatisfy(blob -> assertThat(ghcr.blob(
                                        repository, blob.descriptor().digest().toString()))
                                .isNotNull()
                                .satisfies(bytes -> assertThat(Digest.of(bytes))
                                        .isEqualTo(blob.descriptor().digest())));
            }
        }
    }

    /** How many tags are not where they should be before. */
    int tagsToPut() {
        return there == There.ALL ? 0 : archives.size();
    }

    /** How often a tag was put. */
    int tagMoves(InProcessGhcr ghcr) {
        return planned(ghcr).stream()
                .mapToInt(chart -> ghcr.tagMoves(chart.repository().path()).size())
                .sum();
    }

    private List<Planned> planned(InProcessGhcr ghcr) {
        return Planned.all(archives, new Repository(ghcr.host(), "octocat/charts"));
    }

    private static byte[] bytes(Blob blob) throws IOException {
        try (InputStream in = blob.content().open()) {
            return in.readAllBytes();
        }
    }
}
