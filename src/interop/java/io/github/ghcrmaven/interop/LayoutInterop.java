// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.RemoteRegistry;
import io.github.ghcrmaven.sign.make.SignatureMaker;
import io.github.ghcrmaven.sign.make.SigningKey;
import io.github.ghcrmaven.sign.store.SignatureStorage;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The layouts that the plugin writes, before tools that read layouts; and theirs, before the plugin. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutInterop {

    private static final Tag VERSION = new Tag("1.0.0");

    private final InProcessSigstore sigstore = InProcessSigstore.start();

    private Path folder = Path.of("");
    private Path layout = folder;
    private Registry registry;
    private Path docker;
    private Path keys;
    private Cosign cosign2;
    private Cosign cosign3;
    private Skopeo skopeo;
    private Crane crane;
    private RemoteRegistry client;
    private Manifest chart;
    private List<Tag> ofDigest = List.of();

    @BeforeAll
    void start() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        registry = Registry.withHtpasswd(Files.createDirectory(folder.resolve("registry")));
        docker = registry.writeDockerConfig(Files.createDirectory(folder.resolve("docker")));
        Login login = registry.login().orElseThrow();
        client = Connecting.to(registry.host())
                .with(login.user(), login.password())
                .open();
        skopeo = new Skopeo(docker);
        crane = new Crane(docker);
        cosign2 = new Cosign(
                Tool.COSIGN2, folder.resolve("cosign2"), sigstore, sigstore.writeTo(folder.resolve("trust2")));
        cosign3 = new Cosign(
                Tool.COSIGN3, folder.resolve("cosign3"), sigstore, sigstore.writeTo(folder.resolve("trust3")));
        keys = cosign3.makeKeys();
        layout = folder.resolve("oci/web");
        chart = publish(LayoutRegistry.of(layout), repository("web"), "web");
        ofDigest = List.of(new Tag(Tag.ofReferrers(chart.digest()) + ".sig"), Tag.ofReferrers(chart.digest()));
    }

    @AfterAll
    void stop() {
        if (registry != null) {
            registry.close();
        }
        sigstore.close();
    }

    private Repository repository(String name) {
        return new Repository(registry.host(), "acme/layout/" + name);
    }

    /** A chart with a version tag, signed with a key in both forms. */
    private Manifest publish(LayoutRegistry target, Repository repository, String name) throws IOException {
        Blob config = Blob.of(MediaTypes.HELM_CONFIG, "config", ("{\"name\":\"" + name + "\"}").getBytes(UTF_8));
        Path archive = folder.resolve(name + "-1.0.0.tgz");
        Files.write(archive, new byte[2 << 20]);
        Blob layer = Blob.of(
                Blob.of(MediaTypes.HELM_CHART, "archive", Files.readAllBytes(archive))
                        .descriptor(),
                archive);
        target.putBlob(repository, config, Optional.empty());
        target.putBlob(repository, layer, Optional.empty());
        Manifest manifest = Manifest.of(config.descriptor(), List.of(layer.descriptor()), new TreeMap<>());
        target.putManifest(repository.at(manifest.digest()), manifest);
        SignatureMaker maker = SignatureMaker.withKeyUnlogged(SigningKey.parse(
                Files.readString(keys.resolve("cosign.key")), new Secret("interop-password"), "cosign.key"));
        SignatureStorage storage = new SignatureStorage(target, repository, OpenUploads.none());
        storage.append(manifest.digest(), maker.legacy(manifest.digest(), repository.toString()));
        storage.attach(
                manifest.descriptor(),
                maker.bundle(manifest.digest()),
                "https://sigstore.dev/cosign/sign/v1",
                Instant.now(),
                false);
        target.putManifest(repository.tagged(VERSION), manifest);
        return manifest;
    }

    @Test
    void skopeoReadsWhatATagNames() throws IOException {
        assertThat(skopeo.rawManifest(layout, VERSION.name())).isEqualTo(chart.bytes());
    }

    @Test
    void skopeoCarriesAChartAndItsSignatureTagByTag() throws IOException {
        Repository carried = repository("carried");
        skopeo.copyFromLayout(layout, VERSION.name(), carried.tagged(VERSION).toString());
        skopeo.copyFromLayout(
                layout, ofDigest.get(0).name(), carried.tagged(ofDigest.get(0)).toString());

        assertThat(client.read(carried.tagged(VERSION)).orElseThrow()).isEqualTo(chart.bytes());
        String signed = carried.at(chart.digest()).toString();
        assertThat(cosign2.verifyWithKeyAlone(docker, signed, keys))
                .contains(chart.digest().toString());
        assertThat(cosign3.verifyWithKeyAlone(docker, signed, keys))
                .contains(chart.digest().toString());
    }

    @Test
    void skopeoCarriesTheBundleToo() throws IOException {
        Repository carried = repository("bundled");
        skopeo.copyFromLayout(layout, VERSION.name(), carried.tagged(VERSION).toString());
        skopeo.copyAllFromLayout(
                layout, ofDigest.get(1).name(), carried.tagged(ofDigest.get(1)).toString());

        String signed = carried.at(chart.digest()).toString();
        assertThat(cosign3.verifyWithKeyAlone(docker, signed, keys))
                .contains(chart.digest().toString());
        assertThat(client.referrers(carried, chart.digest()).all())
                .as("this skopeo leaves out what type the entries are of")
                .extracting(Descriptor::digest)
                .isEqualTo(LayoutRegistry.of(layout).referrers(carried, chart.digest()).all().stream()
                        .map(Descriptor::digest)
                        .toList());
    }

    @Test
    void craneReadsAllThatTheIndexNames() throws IOException {
        Repository pushed = repository("pushed");
        crane.pushLayout(layout, pushed.tagged(new Tag("all")).toString());

        assertThat(crane.manifest(pushed.at(chart.digest()).toString())).isEqualTo(chart.bytes());
        assertThat(client.find(pushed.at(chart.digest()))).contains(chart.digest());
        for (Descriptor referrer :
                LayoutRegistry.of(layout).referrers(pushed, chart.digest()).all()) {
            assertThat(client.find(pushed.at(referrer.digest()))).contains(referrer.digest());
        }
    }

    @Test
    void whatSkopeoWroteIsReadAndWrittenTo() throws IOException {
        Repository carried = repository("there-and-back");
        skopeo.copyFromLayout(layout, VERSION.name(), carried.tagged(VERSION).toString());
        Path theirs = folder.resolve("by-skopeo");
        skopeo.copyToLayout(carried.tagged(VERSION).toString(), theirs, VERSION.name());
        LayoutRegistry read = LayoutRegistry.of(theirs);

        assertThat(read.tags(carried)).contains(List.of(VERSION));
        assertThat(read.read(carried.tagged(VERSION)).orElseThrow()).isEqualTo(chart.bytes());
        assertThat(read.find(carried.at(chart.digest()))).contains(chart.digest());

        Manifest other = publish(read, carried, "other");
        read.putManifest(carried.tagged(new Tag("first")), chart);
        assertThat(skopeo.rawManifest(theirs, VERSION.name())).isEqualTo(other.bytes());
        assertThat(skopeo.rawManifest(theirs, "first")).isEqualTo(chart.bytes());
        skopeo.copyToLayout(carried.tagged(VERSION).toString(), theirs, "again");
        assertThat(read.tags(carried).orElseThrow())
                .contains(
                        VERSION, new Tag("first"), new Tag("again"), new Tag(Tag.ofReferrers(other.digest()) + ".sig"));
    }
}
