// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ghcrmaven.testing.sigstore.Flaw;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The in-process Sigstore, of which other tests make so much, before the real cosigns: they sign with it, and verify. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CosignInterop {

    private static final Identity SIGNER = Identity.workflow("acme/charts");
    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final String WITH_REFERRERS = "with referrers";
    private static final String WITHOUT_REFERRERS = "without referrers";

    private final Map<String, Registry> registries = new LinkedHashMap<>();
    // cosign takes a token that is not signed with RSA for the name of a file
    private final InProcessSigstore sigstore =
            InProcessSigstore.builder().rsaTokens().start();

    private Path folder;
    private Path layer;
    private TrustFiles trust;
    private Cosign cosign2;
    private Cosign cosign3;
    private Path keys;
    private int artifacts;

    @BeforeAll
    void start() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        // a tar without any file: two blocks of zeros
        layer = Files.write(folder.resolve("layer.tar"), new byte[1024]);
        trust = sigstore.writeTo(folder.resolve("trust"));
        registries.put(WITH_REFERRERS, Registry.withReferrers(Files.createDirectory(folder.resolve("with"))));
        registries.put(WITHOUT_REFERRERS, Registry.withHtpasswd(Files.createDirectory(folder.resolve("without"))));
        cosign2 = new Cosign(Tool.COSIGN2, folder.resolve("cosign2"), sigstore, trust);
        cosign3 = new Cosign(Tool.COSIGN3, folder.resolve("cosign3"), sigstore, trust);
        keys = cosign2.makeKeys();
    }

    @AfterAll
    void stop() {
        registries.values().forEach(Registry::close);
        sigstore.close();
    }

    @AfterEach
    void mend() {
        sigstore.sound();
    }

    Stream<Arguments> signersAndVerifiers() {
        return Stream.of(cosign2, cosign3)
                .flatMap(signer -> Stream.of(cosign2, cosign3).map(verifier -> arguments(signer, verifier)));
    }

    Stream<Arguments> registriesSignersAndVerifiers() {
        return Stream.of(WITH_REFERRERS, WITHOUT_REFERRERS)
                .flatMap(registry ->
                        signersAndVerifiers().map(both -> arguments(registry, both.get()[0], both.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("registriesSignersAndVerifiers")
    void eitherVerifiesWhatEitherSigned(String registry, Cosign signer, Cosign verifier) throws IOException {
        String artifact = push(registry);

        signer.sign(docker(registry), artifact, sigstore.token(SIGNER));

        assertThat(verify(verifier, registry, artifact)).contains(artifact.replaceFirst(".*@", ""));
    }

    @Test
    void aPersonSigns() throws IOException {
        String artifact = push(WITH_REFERRERS);
        Identity person = Identity.email("jane@example.com");

        cosign2.sign(docker(WITH_REFERRERS), artifact, sigstore.token(person));
        cosign3.sign(docker(WITH_REFERRERS), artifact, sigstore.token(person));

        for (Cosign cosign : List.of(cosign2, cosign3)) {
            assertThat(cosign.verify(docker(WITH_REFERRERS), artifact, "jane@example.com", Identity.SIGSTORE_OAUTH))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("signersAndVerifiers")
    void eitherVerifiesWhatEitherSignedWithAKey(Cosign signer, Cosign verifier) throws IOException {
        String artifact = push(WITH_REFERRERS);
        int before = sigstore.logged().size();

        signer.signWithKey(docker(WITH_REFERRERS), artifact, keys);

        assertThat(verifier.verifyWithKey(docker(WITH_REFERRERS), artifact, keys))
                .contains(artifact.replaceFirst(".*@", ""));
        assertThat(sigstore.logged()).hasSize(before + 1);
    }

    @Test
    void secondGenerationOfTheLogServesCosign3() throws IOException {
        String artifact = push(WITH_REFERRERS);

        cosign3.sign(docker(WITH_REFERRERS), artifact, sigstore.token(SIGNER), trust.rekor2());

        assertThat(verify(cosign3, WITH_REFERRERS, artifact)).isNotEmpty();
    }

    @Test
    void anotherIdentityIsRefused() throws IOException {
        String artifact = push(WITH_REFERRERS);
        cosign3.sign(docker(WITH_REFERRERS), artifact, sigstore.token(Identity.workflow("acme/other")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> verify(cosign3, WITH_REFERRERS, artifact))
                .withMessageContaining("SAN");
    }

    /** Most of them the third cosign sees as it signs, the others as it verifies. */
    @ParameterizedTest
    @EnumSource
    void aFlawIsRefusedForWhatItIs(Flaw flaw) throws IOException {
        String artifact = push(WITH_REFERRERS);
        sigstore.with(flaw);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> {
                    cosign3.sign(docker(WITH_REFERRERS), artifact, sigstore.token(SIGNER));
                    verify(cosign3, WITH_REFERRERS, artifact);
                })
                .withMessageContaining(refusal(flaw));
    }

    private static String refusal(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED_CERTIFICATE, LATE_LOG_ENTRY -> "integrated time outside certificate validity";
            case FOREIGN_AUTHORITY, LATE_TIMESTAMP -> "leaf certificate verification failed";
            case WRONG_SUBJECT -> "expected SAN value";
            case SCT_MISSING, SCT_OF_FOREIGN_LOG -> "only able to verify 0 SCT entries";
            case SET_OF_FOREIGN_KEY -> "not enough verified log entries from transparency log";
            case WRONG_INCLUSION_PROOF -> "does not match expected root";
            case CHECKPOINT_OF_FOREIGN_KEY -> "signature on checkpoint did not verify";
            case CHECKPOINT_OF_OTHER_TREE -> "proof root hash does not match signed tree head";
            case TIMESTAMP_ABSENT -> "timestamp authority returned 404";
            case TIMESTAMP_OF_FOREIGN_AUTHORITY -> "No certificate for signer";
            case TIMESTAMP_OF_OTHER_BYTES -> "hashed messages don't match";
        };
    }

    private String push(String registry) throws IOException {
        Registry there = Objects.requireNonNull(registries.get(registry));
        return new Crane(docker(registry)).append(layer, there.host() + "/acme/artifact-" + ++artifacts + ":1");
    }

    /** The folder of the config.json for that registry. */
    private Path docker(String registry) throws IOException {
        return Objects.requireNonNull(registries.get(registry))
                .writeDockerConfig(
                        Files.createDirectories(folder.resolve("docker").resolve(registry)));
    }

    private String verify(Cosign verifier, String registry, String artifact) throws IOException {
        return verifier.verify(docker(registry), artifact, SUBJECT, Identity.GITHUB_ACTIONS);
    }
}
