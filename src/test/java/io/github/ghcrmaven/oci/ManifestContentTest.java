// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestContentTest {

    private static final Descriptor CONFIG = new Descriptor(MediaTypes.HELM_CONFIG, Digest.of(new byte[] {1}), 1);
    private static final Descriptor LAYER = new Descriptor(MediaTypes.HELM_CHART, Digest.of(new byte[] {2}), 2);
    private static final Descriptor SUBJECT = new Descriptor(MediaTypes.MANIFEST, Digest.of(new byte[] {3}), 3);

    private static ManifestContent parse(String text) {
        return ManifestContent.parse(text.getBytes(UTF_8));
    }

    @Test
    void aChartAsHelmWritesItIsAManifestThoughItDoesNotSaySo() {
        Manifest chart = Manifest.of(CONFIG, List.of(LAYER), new TreeMap<>(Map.of("a", "b")));
        ManifestContent content = ManifestContent.parse(chart.bytes());

        assertThat(content.mediaType()).isEqualTo(MediaTypes.MANIFEST);
        assertThat(content.artifactType()).as("that of its config").contains(MediaTypes.HELM_CONFIG);
        assertThat(content.blobs()).containsExactly(CONFIG, LAYER);
        assertThat(content.manifests()).isEmpty();
        assertThat(content.subject()).isEmpty();
        assertThat(content.annotations()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void aReferrerThatIsReadSaysWhatItSaidWhenItWasMade() {
        Manifest made = Manifest.referrer("application/sbom", List.of(LAYER), SUBJECT, new TreeMap<>(Map.of("a", "b")));
        Manifest read = Manifest.parse(made.bytes());

        assertThat(read.descriptor()).isEqualTo(made.descriptor());
        assertThat(read.bytes()).isEqualTo(made.bytes());
        assertThat(ManifestContent.parse(made.bytes()).subject()).contains(SUBJECT);
    }

    @Test
    void anIndexListsManifests() {
        ManifestContent content =
                ManifestContent.parse(Index.empty().with(SUBJECT).bytes());

        assertThat(content.mediaType()).isEqualTo(MediaTypes.INDEX);
        assertThat(content.artifactType()).isEmpty();
        assertThat(content.blobs()).isEmpty();
        assertThat(content.manifests()).containsExactly(SUBJECT);
        assertThat(parse("{\"manifests\":[]}").mediaType()).isEqualTo(MediaTypes.INDEX);
    }

    @Test
    void dockersTypeIsKept() {
        String manifest = "{\"mediaType\":\"" + MediaTypes.DOCKER_MANIFEST + "\",\"config\":{\"digest\":\""
                + CONFIG.digest() + "\",\"size\":1},\"layers\":[]}";

        assertThat(Manifest.parse(manifest.getBytes(UTF_8)).descriptor().mediaType())
                .isEqualTo(MediaTypes.DOCKER_MANIFEST);
        assertThat(parse(manifest).artifactType()).isNotEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"mediaType\":\"text/plain\",\"manifests\":[]}",
                "{\"config\":{},\"layers\":[]}",
                "{\"config\":{\"digest\":\"sha512:00\",\"size\":1},\"layers\":[]}"
            })
    void whatIsNoManifestIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"layers\":{}", "\"layers\":[1]", "\"layers\":[],\"subject\":{}"})
    void partsThatAreNoneAreRefused(String part) {
        String config = "\"config\":{\"digest\":\"" + CONFIG.digest() + "\",\"size\":1}";

        assertThat(parse("{" + config + ",\"layers\":[]}").blobs()).hasSize(1);
        assertThatThrownBy(() -> parse("{" + config + "," + part + "}")).isInstanceOf(IllegalArgumentException.class);
    }
}
