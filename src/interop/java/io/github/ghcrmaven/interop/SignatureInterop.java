// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.RemoteRegistry;
import io.github.ghcrmaven.sign.make.Attestation;
import io.github.ghcrmaven.sign.make.IdentityToken;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import io.github.ghcrmaven.sign.make.RekorVersion;
import io.github.ghcrmaven.sign.make.SignatureMaker;
import io.github.ghcrmaven.sign.make.SigningKey;
import io.github.ghcrmaven.sign.make.SigningServices;
import io.github.ghcrmaven.sign.make.Sigstore;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The signatures that the plugin makes, each form alone and both together, before the real cosigns. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureInterop {

    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final String SLSA = "https://slsa.dev/provenance/v1";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final OkHttpClient http = HttpClients.create(target -> Optional.empty(), "interop");
    private final Retries retries = Retries.standard(note -> {});

    private Registry registry;
    private RemoteRegistry client;
    private Path docker;
    private Path keys;
    private Cosign cosign2;
    private Cosign cosign3;
    private Sigstore services;
    private Sigstore services2;
    private int artifacts;

    /** Which forms are stored. */
    enum Forms {
        LEGACY,
        BUNDLE,
        BOTH
    }

    @BeforeAll
    void start() throws IOException {
        Path folder = Suite.emptyFolder(getClass().getSimpleName());
        TrustFiles trust = sigstore.writeTo(folder.resolve("trust"));
        registry = Registry.withReferrers(Files.createDirectory(folder.resolve("registry")));
        docker = registry.writeDockerConfig(Files.createDirectory(folder.resolve("docker")));
        client = Connecting.to(registry.host()).open();
        cosign2 = new Cosign(Tool.COSIGN2, folder.resolve("cosign2"), sigstore, trust);
        cosign3 = new Cosign(Tool.COSIGN3, folder.resolve("cosign3"), sigstore, trust);
        keys = cosign3.makeKeys();
        services = services(trust, trust.rekor1AndTimestamps(), RekorVersion.ONE);
        services2 = services(trust, trust.rekor2(), RekorVersion.TWO);
    }

    private Sigstore services(TrustFiles trust, Path signingConfig, RekorVersion version) throws IOException {
        return new Sigstore(
                SigningServices.parse(ByteString.of(Files.readAllBytes(signingConfig)), "a test", Instant.now()),
                TrustedRoot.parse(ByteString.of(Files.readAllBytes(trust.trustedRoot())), "a test"),
                http,
                retries,
                version);
    }

    @AfterAll
    void stop() {
        if (registry != null) {
            registry.close();
        }
        sigstore.close();
    }

    Stream<Arguments> formsAndVerifiers() {
        return Stream.of(Forms.values())
                .flatMap(forms -> Stream.of(cosign2, cosign3).map(verifier -> Arguments.of(forms, verifier)));
    }

    @ParameterizedTest
    @MethodSource("formsAndVerifiers")
    void eitherVerifiesWhatIsSignedKeyless(Forms forms, Cosign verifier) throws IOException {
        String signed = sign(SignatureMaker.keyless(services, identity()), forms);

        assertThat(verifier.verify(docker, signed, SUBJECT, Identity.GITHUB_ACTIONS))
                .contains(signed.replaceFirst(".*@", ""));
    }

    @ParameterizedTest
    @MethodSource("formsAndVerifiers")
    void eitherVerifiesWhatIsSignedWithItsKey(Forms forms, Cosign verifier) throws IOException {
        SigningKey key = SigningKey.parse(
                Files.readString(keys.resolve("cosign.key")), new Secret("interop-password"), "cosign.key");

        String signed = sign(SignatureMaker.withKey(key, services), forms);

        assertThat(verifier.verifyWithKey(docker, signed, keys)).contains(signed.replaceFirst(".*@", ""));
    }

    @ParameterizedTest
    @MethodSource("formsAndVerifiers")
    void eitherVerifiesWhatIsSignedWithItsKeyAlone(Forms forms, Cosign verifier) throws IOException {
        SigningKey key = SigningKey.parse(
                Files.readString(keys.resolve("cosign.key")), new Secret("interop-password"), "cosign.key");

        String signed = sign(SignatureMaker.withKeyUnlogged(key), forms);

        assertThat(verifier.verifyWithKeyAlone(docker, signed, keys)).contains(signed.replaceFirst(".*@", ""));
    }

    /** The third looks for a timestamp by itself where the log gives no time. */
    @Test
    void eitherVerifiesWhatIsInTheSecondGenerationOfTheLog() throws IOException {
        String signed = sign(SignatureMaker.keyless(services2, identity()), Forms.BUNDLE);
        String digest = signed.replaceFirst(".*@", "");

        assertThat(cosign3.verify(docker, signed, SUBJECT, Identity.GITHUB_ACTIONS))
                .contains(digest);
        assertThat(cosign2.verifyByTimestamps(docker, signed, SUBJECT, Identity.GITHUB_ACTIONS))
                .contains(digest);
    }

    @Test
    void thirdVerifiesWhatIsSignedWithItsKeyInTheSecondGenerationOfTheLog() throws IOException {
        SigningKey key = SigningKey.parse(
                Files.readString(keys.resolve("cosign.key")), new Secret("interop-password"), "cosign.key");

        String signed = sign(SignatureMaker.withKey(key, services2), Forms.BUNDLE);

        assertThat(cosign3.verifyWithKey(docker, signed, keys)).contains(signed.replaceFirst(".*@", ""));
    }

    @Test
    void thirdVerifiesWhatIsAttested() throws IOException {
        Repository repository = new Repository(registry.host(), "acme/attested");
        Manifest manifest = pushed(repository);
        ByteString predicate =
                ByteString.encodeUtf8("{\"buildDefinition\":{\"buildType\":\"https://acme.example/build\"}}");
        Attestation attestation = new Attestation(repository.toString(), manifest.digest(), SLSA, predicate);

        attach(
                repository,
                manifest,
                SignatureMaker.keyless(services, identity()).attestation(attestation.statement()));

        String signed = repository + "@" + manifest.digest();
        assertThat(cosign3.verifyAttestation(docker, signed, SLSA, SUBJECT, Identity.GITHUB_ACTIONS))
                .contains("application/vnd.in-toto+json")
                .contains(attestation.statement().base64());
    }

    private IdentityToken identity() throws IOException {
        Environment job = new Environment(Map.of(
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                sigstore.actionsTokenUrl(),
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                sigstore.actionsRequestToken()));
        return new IdentityTokens(job, http, retries, Clock.systemUTC()).find();
    }

    /** Pushes something new and its signatures; its reference by digest. */
    private String sign(SignatureMaker maker, Forms forms) throws IOException {
        Repository repository = new Repository(registry.host(), "acme/signed-" + ++artifacts);
        Manifest manifest = pushed(repository);
        if (forms != Forms.BUNDLE) {
            attach(repository, manifest.digest(), maker.legacy(manifest.digest(), repository.toString()));
        }
        if (forms != Forms.LEGACY) {
            attach(repository, manifest, maker.bundle(manifest.digest()));
        }
        return repository + "@" + manifest.digest();
    }

    private Manifest pushed(Repository repository) throws IOException {
        Blob config = Blob.of(MediaTypes.HELM_CONFIG, "config", ("{\"name\":\"" + artifacts + "\"}").getBytes(UTF_8));
        client.putBlob(repository, config, Optional.empty());
        Manifest manifest = Manifest.of(config.descriptor(), List.of(), new TreeMap<>());
        client.putManifest(repository.at(manifest.digest()), manifest);
        return manifest;
    }

    private void attach(Repository repository, Digest subject, StoredSignature.LegacyLayer layer) throws IOException {
        Blob payload = Blob.of(PAYLOAD, "payload", layer.payload().toByteArray());
        Blob config = Blob.of(CONFIG, "config", "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}".getBytes(UTF_8));
        client.putBlob(repository, payload, Optional.empty());
        client.putBlob(repository, config, Optional.empty());
        Descriptor signature = new Descriptor(
                PAYLOAD,
                payload.descriptor().digest(),
                payload.descriptor().size(),
                Optional.empty(),
                new TreeMap<>(layer.annotations()));
        client.putManifest(
                repository.tagged(new Tag("sha256-" + subject.hex() + ".sig")),
                Manifest.of(config.descriptor(), List.of(signature), new TreeMap<>()));
    }

    private void attach(Repository repository, Manifest subject, StoredSignature.BundleBlob bundle) throws IOException {
        Blob json = Blob.of(BUNDLE, "bundle", bundle.json().toByteArray());
        client.putBlob(repository, json, Optional.empty());
        client.putBlob(repository, Blob.of(MediaTypes.EMPTY, "config", "{}".getBytes(UTF_8)), Optional.empty());
        Manifest referrer =
                Manifest.referrer(BUNDLE, List.of(json.descriptor()), subject.descriptor(), new TreeMap<>());
        client.attach(repository, subject.digest(), referrer, true);
    }
}
