// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm and gpg make of the provenance that the plugin writes, and what Helm would have written. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvenanceInterop {

    private final Map<SignerKey, Reactor> reactors = new LinkedHashMap<>();

    private Path folder;
    private Registry registry;
    private Crane crane;
    private List<Helm> helms;

    @BeforeAll
    void publish() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        registry = Registry.withReferrers(Files.createDirectory(folder.resolve("registry")));
        crane = new Crane(registry.writeDockerConfig(Files.createDirectory(folder.resolve("docker"))));
        helms = List.of(new Helm(Tool.HELM3, folder.resolve("helm3")), new Helm(Tool.HELM4, folder.resolve("helm4")));
        for (String algorithm : List.of("rsa3072", "ed25519")) {
            SignerKey key = SignerKey.make(algorithm, folder.resolve("gpg-" + algorithm));
            Path project = folder.resolve("project-" + algorithm);
            Reactor reactor = Reactor.of(SampleChart.all(), project, registry.host(), registry.login());
            reactors.put(key, reactor);
            reactor.run(
                    "deploy",
                    Map.of("HELM_GPG_PRIVATE", key.armouredSecretKey(), "HELM_GPG_PASSPHRASE", SignerKey.PASSPHRASE),
                    "-Dghcr.ifExists=overwrite",
                    "-Dghcr.provenance=true",
                    "-Dghcr.provenance.key=env://HELM_GPG_PRIVATE");
            for (SampleChart chart : SampleChart.all()) {
                crane.copy(published(chart).byTag(), published(key, chart).byTag());
            }
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (registry != null) {
            registry.close();
        }
        for (SignerKey key : reactors.keySet()) {
            key.close();
        }
    }

    List<Arguments> keysAndCharts() throws IOException {
        List<Arguments> crossed = new ArrayList<>();
        for (SignerKey key : reactors.keySet()) {
            SampleChart.all().forEach(chart -> crossed.add(arguments(key, chart)));
        }
        return crossed;
    }

    List<Arguments> keysChartsAndHelms() throws IOException {
        return keysAndCharts().stream()
                .flatMap(both -> helms.stream().map(helm -> arguments(both.get()[0], both.get()[1], helm)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keysChartsAndHelms")
    void helmVerifiesWhatThePluginSigned(SignerKey key, SampleChart chart, Helm helm) throws IOException {
        Path archive = archive(key, chart);

        assertThat(helm.verify(archive, key.publicRing()))
                .contains("Signed by: " + SignerKey.USER)
                .contains("Chart Hash Verified: " + Digest.of(Files.readAllBytes(archive)));
    }

    @ParameterizedTest
    @MethodSource("keysAndCharts")
    void gpgVerifiesWhatThePluginSigned(SignerKey key, SampleChart chart) throws IOException {
        key.verify(provenance(key, chart));
    }

    @ParameterizedTest
    @MethodSource("keysChartsAndHelms")
    void helmPullsAndVerifiesWhatWasPushed(SignerKey key, SampleChart chart, Helm helm) throws IOException {
        Path pulled = helm.pullVerified(published(key, chart), key.publicRing());

        Path provenance = provenance(key, chart);
        assertThat(pulled.resolve(provenance.getFileName())).hasSameBinaryContentAs(provenance);
        assertThat(pulled.resolve(archive(key, chart).getFileName())).hasSameBinaryContentAs(archive(key, chart));
    }

    @ParameterizedTest
    @MethodSource("keysChartsAndHelms")
    void helmWouldHavePushedTheSameManifest(SignerKey key, SampleChart chart, Helm helm) throws IOException {
        String path = "by-" + helm + "/" + key;
        Published byHelm = new Published(registry.host(), path + "/" + chart, Reactor.VERSION);

        helm.push(archive(key, chart), Reactor.TIMESTAMP, registry.host() + "/" + path);

        String ours = new String(crane.manifest(published(key, chart).byTag()), StandardCharsets.UTF_8);
        assertThat(ours)
                .contains("application/vnd.cncf.helm.chart.provenance.v1.prov")
                .isEqualTo(new String(crane.manifest(byHelm.byTag()), StandardCharsets.UTF_8));
    }

    /** All but the digest of the archive, which Helm compresses otherwise, and the signature over it. */
    @ParameterizedTest
    @MethodSource("keysChartsAndHelms")
    void helmWouldHaveSignedTheSameText(SignerKey key, SampleChart chart, Helm helm) throws IOException {
        Path signed = helm.sign(reactor(key).chartDirectory(chart), Reactor.VERSION, key);
        Path byHelm = signed.resolve(provenance(key, chart).getFileName());

        assertThat(text(provenance(key, chart))).isEqualTo(text(byHelm));
    }

    private static String text(Path provenance) throws IOException {
        return Files.readString(provenance)
                .replaceAll("sha256:[0-9a-f]{64}", "sha256:")
                .replaceAll("(?m)^[A-Za-z0-9+/=]+\n", "");
    }

    private Reactor reactor(SignerKey key) {
        return Objects.requireNonNull(reactors.get(key));
    }

    private Path archive(SignerKey key, SampleChart chart) {
        return reactor(key).archive(chart);
    }

    private Path provenance(SignerKey key, SampleChart chart) {
        return archive(key, chart).resolveSibling(archive(key, chart).getFileName() + ".prov");
    }

    /** Where the plugin has put it. */
    private Published published(SampleChart chart) {
        return new Published(registry.host(), Reactor.REPOSITORY + "/" + chart, Reactor.VERSION);
    }

    /** Where it was copied to, so that the other key's publication does not move it. */
    private Published published(SignerKey key, SampleChart chart) {
        return new Published(registry.host(), "signed/" + key + "/" + chart, Reactor.VERSION);
    }
}
