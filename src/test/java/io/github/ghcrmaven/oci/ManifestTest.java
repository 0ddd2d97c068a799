// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final Descriptor CONFIG = new Descriptor(
            MediaTypes.HELM_CONFIG,
            Digest.parse("sha256:8d17cb6bf6ccd8c29aace9a658495cbd5e2e87fc267876e86117c7db681c9580"),
            99);
    private static final Descriptor CHART = new Descriptor(
            MediaTypes.HELM_CHART,
            Digest.parse("sha256:e5ef611620fb97704d8751c16bab17fedb68883bfb0edc76f78a70e9173f9b55"),
            973);
    private static final Descriptor PROVENANCE = new Descriptor(
            "application/vnd.cncf.helm.chart.provenance.v1.prov",
            Digest.parse("sha256:b0a02b7412f78ae93324d48df8fcc316d8482e5ad7827b5b238657a29a22f256"),
            695);
    private static final SortedMap<String, String> ANNOTATIONS = new TreeMap<>(Map.of(
            "org.opencontainers.image.created", "1977-09-02T22:04:05Z",
            "org.opencontainers.image.description", "A Helm chart for Kubernetes",
            "org.opencontainers.image.title", "signtest",
            "org.opencontainers.image.version", "0.1.0"));

    /** The manifest that Helm's own registry tests expect for their chart signtest. */
    @Test
    void isByteForByteTheManifestThatHelmPushes() {
        Manifest manifest = Manifest.of(CONFIG, List.of(CHART, PROVENANCE), ANNOTATIONS);

        assertThat(manifest.bytes()).hasSize(742);
        assertThat(manifest.digest())
                .hasToString("sha256:fbbade96da6050f68f94f122881e3b80051a18f13ab5f4081868dd494538f5c2");
    }

    @Test
    void layersAreInTheOrderOfTheirDigests() {
        assertThat(Manifest.of(CONFIG, List.of(PROVENANCE, CHART), ANNOTATIONS).digest())
                .isEqualTo(Manifest.of(CONFIG, List.of(CHART, PROVENANCE), ANNOTATIONS)
                        .digest());
    }

    @Test
    void bodyNamesNeitherItsMediaTypeNorAnArtifactType() {
        Manifest manifest = Manifest.of(CONFIG, List.of(CHART), ANNOTATIONS);

        assertThat(new String(manifest.bytes(), UTF_8))
                .startsWith("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"" + MediaTypes.HELM_CONFIG + "\",")
                .doesNotContain("artifactType", "subject", MediaTypes.MANIFEST);
    }

    @Test
    void annotationsAreLeftOutWhereThereAreNone() {
        assertThat(new String(
                        Manifest.of(CONFIG, List.of(CHART), new TreeMap<>()).bytes(), UTF_8))
                .doesNotContain("annotations")
                .endsWith("}]}");
    }

    @Test
    void aReferrerNamesItsTypeItsSubjectAndTheEmptyConfig() {
        Descriptor subject = new Descriptor(MediaTypes.MANIFEST, CONFIG.digest(), 742);
        Manifest referrer = Manifest.referrer(
                "application/x+sig", List.of(PROVENANCE, CHART), subject, new TreeMap<>(Map.of("k", "v")));

        assertThat(new String(referrer.bytes(), UTF_8))
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.MANIFEST
                        + "\",\"artifactType\":\"application/x+sig\",\"config\":{\"mediaType\":"
                        + "\"application/vnd.oci.empty.v1+json\",\"digest\":\"sha256:"
                        + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\",\"size\":2},\"layers\":["
                        + json(PROVENANCE) + "," + json(CHART) + "],\"subject\":" + json(subject)
                        + ",\"annotations\":{\"k\":\"v\"}}");
    }

    @Test
    void theDescriptorSaysWhatAnIndexListsOfAReferrer() {
        Manifest referrer = Manifest.referrer("application/x+sig", List.of(CHART), CONFIG, ANNOTATIONS);

        assertThat(referrer.descriptor())
                .isEqualTo(new Descriptor(
                        MediaTypes.MANIFEST,
                        Digest.of(referrer.bytes()),
                        referrer.bytes().length,
                        Optional.of("application/x+sig"),
                        ANNOTATIONS));
    }

    private static String json(Descriptor descriptor) {
        return new String(GoJson.bytes(descriptor.members()), UTF_8);
    }

    @Test
    void bytesCannotBeChangedFromOutside() {
        Manifest manifest = Manifest.of(CONFIG, List.of(CHART), ANNOTATIONS);
        manifest.bytes()[0] = 'x';

        assertThat(Digest.of(manifest.bytes())).isEqualTo(manifest.digest());
    }
}
