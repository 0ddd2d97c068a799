// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ghcrmaven.interop.SignedRelease.Make;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code mvn deploy} signed, before both cosigns; and what they add to it, before the plugin. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedReleaseInterop {

    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final Identity OTHER = Identity.workflow("acme/mirror");
    private static final String OTHER_SUBJECT = SUBJECT.replace("acme/charts", "acme/mirror");
    private static final String SLSA = "https://slsa.dev/provenance/v1";

    private final InProcessSigstore sigstore =
            InProcessSigstore.builder().rsaTokens().start();
    private final List<SignedRelease> releases = new ArrayList<>();

    private Path folder;
    private TrustFiles trust;
    private Cosign cosign2;
    private Cosign cosign3;
    private Path keys;
    private Path others;
    private int number;

    /** Who signs a release. */
    enum By {
        IDENTITY,
        KEY_IN_THE_LOG,
        KEY_ALONE
    }

    @BeforeAll
    void start() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        trust = sigstore.writeTo(folder.resolve("trust"));
        cosign2 = new Cosign(Tool.COSIGN2, folder.resolve("cosign2"), sigstore, trust);
        cosign3 = new Cosign(Tool.COSIGN3, folder.resolve("cosign3"), sigstore, trust);
        keys = cosign3.makeKeys();
        others = cosign2.makeKeys();
    }

    @AfterEach
    void endRegistries() {
        releases.forEach(SignedRelease::close);
        releases.clear();
    }

    @AfterAll
    void stop() {
        sigstore.close();
    }

    static Stream<Arguments> makesAndSigners() {
        return Stream.of(Make.values()).flatMap(make -> Stream.of(By.values()).map(by -> arguments(make, by)));
    }

    @ParameterizedTest
    @MethodSource("makesAndSigners")
    void bothVerifyByTheCommandThatTheBuildPrintsAndReleasingAgainAddsNothing(Make make, By by) throws IOException {
        SignedRelease release = release(make);

        assertThat(deploy(release, by)).contains(release.verifyCommand());
        assertVerifiedByBoth(release);
        assertSignatures(release, 1, 1);

        assertThat(deploy(release, by)).contains(release.verifyCommand());
        assertVerifiedByBoth(release);
        assertSignatures(release, 1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void signaturesOfBothByAnotherIdentityStandBesideOurs(Make make) throws IOException {
        SignedRelease release = release(make);
        deploy(release, By.IDENTITY);

        cosign2.sign(release.docker(), release.reference(), sigstore.token(OTHER));
        cosign3.sign(release.docker(), release.reference(), sigstore.token(OTHER));

        assertSignatures(release, 2, 2);
        assertVerifiedByBoth(release);
        for (Cosign cosign : List.of(cosign2, cosign3)) {
            assertThat(cosign.verify(release.docker(), release.reference(), OTHER_SUBJECT, Identity.GITHUB_ACTIONS))
                    .contains(digest(release));
        }
        assertThat(release.verify(signedBy(SUBJECT))).hasSize(2).allMatch(line -> line.contains(SUBJECT));
        assertThat(release.verify(signedBy(OTHER_SUBJECT))).hasSize(2).allMatch(line -> line.contains(OTHER_SUBJECT));
        deploy(release, By.IDENTITY);
        assertSignatures(release, 2, 2);
    }

    @ParameterizedTest
    @EnumSource
    void signaturesOfBothByAnotherKeyStandBesideOurs(Make make) throws IOException {
        SignedRelease release = release(make);
        deploy(release, By.KEY_IN_THE_LOG);

        cosign2.signWithKey(release.docker(), release.reference(), others);
        cosign3.signWithKey(release.docker(), release.reference(), others);

        assertSignatures(release, 2, 2);
        assertVerifiedByBoth(release);
        for (Cosign cosign : List.of(cosign2, cosign3)) {
            assertThat(cosign.verifyWithKey(release.docker(), release.reference(), others))
                    .contains(digest(release));
        }
        for (Path key : List.of(keys, others)) {
            assertThat(release.verify(List.of("-Dghcr.verify.key=" + key.resolve("cosign.pub"), trustedRoot())))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void attestationByAnotherIdentityChangesNothing(Make make) throws IOException {
        SignedRelease release = release(make);
        deploy(release, By.IDENTITY);
        Path predicate = Files.writeString(folder.resolve("predicate.json"), """
                {"buildDefinition": {"buildType": "https://acme.example/build", "externalParameters": {}},
                 "runDetails": {"builder": {"id": "https://acme.example/builder"}}}""");

        cosign3.attest(release.docker(), release.reference(), sigstore.token(OTHER), SLSA, predicate);

        assertSignatures(release, 1, 2);
        assertVerifiedByBoth(release);
        assertThat(release.verify(signedBy(SUBJECT))).hasSize(2);
        assertThat(cosign3.verifyAttestation(
                        release.docker(), release.reference(), SLSA, OTHER_SUBJECT, Identity.GITHUB_ACTIONS))
                .contains("application/vnd.in-toto+json");
        deploy(release, By.IDENTITY);
        assertSignatures(release, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void bothVerifyTheSignatureTagAloneWhileNoBundleIsThere(Make make) throws IOException {
        SignedRelease release = release(make);

        deploy(release, By.IDENTITY, "-Dghcr.sign.formats=legacy");

        assertSignatures(release, 1, 0);
        assertVerifiedByBoth(release);
    }

    @ParameterizedTest
    @EnumSource
    void bothFindSignaturesInAnotherRepositoryByThePrintedCommand(Make make) throws IOException {
        SignedRelease release = release(make);
        String signatures = release.host() + "/interop/signatures";

        deploy(release, By.IDENTITY, "-Dghcr.sign.repository=" + signatures);

        assertThat(release.verifyCommand()).startsWith("COSIGN_REPOSITORY=" + signatures + " cosign verify ");
        assertVerifiedByBoth(release);
        assertThat(release.bundles()).isZero();
    }

    private SignedRelease release(Make make) throws IOException {
        SignedRelease release = new SignedRelease(make, folder.resolve("release-" + ++number));
        releases.add(release);
        return release;
    }

    private String deploy(SignedRelease release, By by, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of(more));
        // the second wants it for any bundle, and else asks the public Sigstore
        options.add(trustedRoot());
        if (by != By.KEY_ALONE) {
            options.add("-Dghcr.sign.signingConfig=" + trust.rekor1AndTimestamps());
        }
        Map<String, String> environment;
        if (by == By.IDENTITY) {
            options.add("-Dghcr.sign=keyless");
            environment = Map.of(
                    "ACTIONS_ID_TOKEN_REQUEST_URL",
                    sigstore.actionsTokenUrl(),
                    "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                    sigstore.actionsRequestToken());
        } else {
            options.add("-Dghcr.sign=key");
            options.add("-Dghcr.sign.key=" + keys.resolve("cosign.key"));
            options.add("-Dghcr.sign.tlog=" + (by == By.KEY_IN_THE_LOG));
            environment = Map.of("COSIGN_PASSWORD", Cosign.PASSWORD);
        }
        String printed = release.deploy(environment, options);
        sigstore.assertNoSecretIn(printed);
        assertThat(printed).doesNotContain(Cosign.PASSWORD);
        return printed;
    }

    private String trustedRoot() {
        return "-Dghcr.sign.trustedRoot=" + trust.trustedRoot();
    }

    private List<String> signedBy(String subject) {
        return List.of(
                "-Dghcr.verify.identity=" + subject, "-Dghcr.verify.issuer=" + Identity.GITHUB_ACTIONS, trustedRoot());
    }

    private void assertVerifiedByBoth(SignedRelease release) throws IOException {
        for (Cosign cosign : List.of(cosign2, cosign3)) {
            assertThat(cosign.shell(release.docker(), keys, release.verifyCommand()))
                    .as(cosign.toString())
                    .contains(digest(release));
        }
    }

    private static void assertSignatures(SignedRelease release, int legacy, int bundles) throws IOException {
        assertThat(release.legacySignatures()).isEqualTo(legacy);
        assertThat(release.bundles()).isEqualTo(bundles);
    }

    private static String digest(SignedRelease release) throws IOException {
        return release.reference().replaceFirst(".*@", "");
    }
}
