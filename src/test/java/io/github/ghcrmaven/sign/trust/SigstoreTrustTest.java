// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Proxies;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.make.SigningServices;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessProxy;
import io.github.ghcrmaven.testing.sigstore.RepositoryFlaw;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigstoreTrustTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Longer than the in-process repository's metadata live, its roots apart. */
    private static final Duration EIGHT_DAYS = Duration.ofDays(8);

    private final Path folder;
    private final Builds builds;

    SigstoreTrustTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        builds = new Builds(folder);
    }

    @AfterEach
    void close() {
        builds.close();
    }

    @Test
    void repositorySaysWhomToTrustAndWhereToSign() throws IOException {
        SigstoreTrust trust = builds.build();

        SigningServices services = trust.signingServices();

        assertThat(services.certificateAuthority()).contains(URI.create(builds.sigstore.url() + "/"));
        assertThat(services.timestampAuthority()).isPresent();
        assertThat(trust.trustedRoot()).isSameAs(trust.trustedRoot());
        // the next root, which is not there, timestamp, snapshot and targets; then the two files
        assertThat(builds.sigstore.count("GET metadata")).isEqualTo(4);
        assertThat(builds.sigstore.count("GET target")).isEqualTo(2);
    }

    @Test
    void nothingIsReadBeforeItIsAskedFor() {
        builds.build();

        assertThat(builds.requests()).isZero();
        assertThat(builds.cache).doesNotExist();
    }

    @Test
    void withinADayTheRepositoryIsNotAskedAgain() throws IOException {
        builds.build().trustedRoot();
        builds.clock.forward(A_DAY.minusSeconds(1));

        SigstoreTrust next = builds.build();
        next.trustedRoot();
        next.signingServices();

        assertThat(builds.requests()).isEqualTo(6);
    }

    @Test
    void afterADayItIsAskedWhetherThereIsNewer() throws IOException {
        builds.build().trustedRoot();
        builds.clock.forward(A_DAY);

        builds.build().trustedRoot();
        builds.build().trustedRoot();

        // the next root and the timestamp, once for both
        assertThat(builds.requests()).isEqualTo(8);
    }

    @Test
    void whatWasReadInTheFutureIsNotOfToday() throws IOException {
        builds.clock.forward(A_DAY);
        builds.build().trustedRoot();
        builds.clock.forward(A_DAY.negated());

        builds.build().trustedRoot();

        assertThat(builds.requests()).isEqualTo(8);
    }

    @Test
    void newKeysAreFollowedFromTheFirstRootAndFromWhatIsKept() throws IOException {
        builds.sigstore.renewTufKeys();
        builds.build().trustedRoot();
        builds.sigstore.renewTufKeys().renewTufKeys();
        builds.clock.forward(A_DAY);
        builds.build().trustedRoot();
        long asked = builds.requests();

        builds.build().trustedRoot();

        assertThat(builds.requests()).isEqualTo(asked);
        assertThat(Files.readString(builds.kept()))
                .contains("\"2.root.json\"", "\"4.root.json\"", "\"4.snapshot.json\"")
                .doesNotContain("\"2.snapshot.json\"");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED,         its metadata have expired (2026-11-14T12:00:00Z)",
        "FOREIGN_KEY,     'its metadata are signed by 0 of the keys that count, and 1 must have signed'",
        "OTHER_CONTENT,   a file is not the one that its metadata describe",
        "NO_TRUSTED_ROOT, it has no trusted_root.json",
    })
    void flawedRepositoryIsRefusedAndNothingOfItKept(RepositoryFlaw flaw, String reason) throws IOException {
        builds.sigstore.with(flaw);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining(
                        "The TUF repository " + builds.sigstore.tufUrl() + " is refused: " + reason + ".")
                .withMessageContaining("#trust-repository");

        assertThat(builds.cache).isDirectoryNotContaining("glob:**.json");
        long asked = builds.requests();
        builds.sigstore.sound();
        builds.build().trustedRoot();
        assertThat(builds.requests()).isEqualTo(asked + 6);
    }

    @Test
    void repositoryWhoseNewestRootHasExpiredIsRefused() throws IOException {
        builds.sigstore.renewTufKeys().with(RepositoryFlaw.EXPIRED_ROOT);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining("is refused: its metadata have expired (2026-11-14T12:00:00Z)");
        // the next root and the one after it, and nothing that an expired one vouches for
        assertThat(builds.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "FOREIGN_KEY, its metadata are signed by 0 of the keys that count",
        "OLDER,       'its metadata are of version 0, and version 1 is due'",
    })
    void whatIsKeptDoesNotStandInForARepositoryThatIsRefused(RepositoryFlaw flaw, String reason) throws IOException {
        builds.build().trustedRoot();
        builds.clock.forward(A_DAY);
        builds.sigstore.with(flaw);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining("is refused: " + reason);
        assertThat(builds.notes).isEmpty();
    }

    @Test
    void whatMustNotBeGoneBackToIsKnownAfterItHasExpired() throws IOException {
        builds.build().trustedRoot();
        builds.clock.forward(EIGHT_DAYS);
        builds.sigstore.with(RepositoryFlaw.OLDER);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining("is refused: its metadata are of version 0, and version 1 is due");
    }

    @Test
    void sameMetadataAreRefusedOnceTheyHaveExpired() throws IOException {
        builds.build().trustedRoot();
        builds.clock.forward(EIGHT_DAYS);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining("is refused: its metadata have expired (2026-11-28T12:00:00Z)");
    }

    @Test
    void rootThatWithdrawsKeysCountsThoughTheRestIsRefused() throws IOException {
        builds.build().trustedRoot();
        builds.sigstore.renewTufKeys().with(RepositoryFlaw.FOREIGN_KEY);
        builds.clock.forward(A_DAY);
        assertThatExceptionOfType(FaultException.class).isThrownBy(builds.build()::trustedRoot);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.offlineBuild()::trustedRoot)
                .withMessageContaining("cannot be used: its metadata are signed by 0 of the keys that count");
    }

    @Test
    void whatIsKeptServesUntilItExpiresWhereTheRepositoryCannotBeReached() throws IOException {
        builds.build().trustedRoot();
        builds.sigstore.close();
        builds.clock.forward(Duration.ofDays(6));

        builds.build().trustedRoot();

        assertThat(builds.notes)
                .last()
                .asString()
                .contains("could not be reached", "What was read on 2026-11-21T12:00:00Z has not expired and is used.");
        builds.clock.forward(A_DAY.plusSeconds(1));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining("The TUF repository " + builds.sigstore.tufUrl() + " could not be reached")
                .withMessageContaining("#unreachable");
    }

    @Test
    void offlineUsesWhatIsKeptUntilItExpires() throws IOException {
        builds.build().trustedRoot();
        builds.clock.forward(Duration.ofDays(6));

        builds.offlineBuild().trustedRoot();
        builds.offlineBuild().signingServices();

        assertThat(builds.requests()).isEqualTo(6);
        builds.clock.forward(A_DAY.plusSeconds(1));
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.offlineBuild()::trustedRoot)
                .withMessageContaining("cannot be used: its metadata have expired (2026-11-28T12:00:00Z).")
                .withMessageContaining("#offline");
    }

    @Test
    void offlineWithNothingKeptIsAFault() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.offlineBuild()::trustedRoot)
                .withMessageContaining("Maven is offline (-o), and nothing is kept of the TUF repository")
                .withMessageContaining("#offline");
        assertThat(builds.requests()).isZero();
    }

    @Test
    void whatIsKeptIsBelievedNoMoreThanTheRepository() throws IOException {
        builds.build().trustedRoot();
        Path kept = builds.kept();
        KeptFiles files = KeptFiles.parse(ByteString.of(Files.readAllBytes(kept)));
        String path = files.byPath().keySet().stream()
                .filter(name -> name.endsWith("trusted_root.json"))
                .findFirst()
                .orElseThrow();
        Files.write(
                kept,
                files.with(Map.of(path, ByteString.encodeUtf8("{}"))).json().toByteArray());

        builds.build().trustedRoot();

        // next root, timestamp, the file that had been changed and the one that was to be read after it
        assertThat(builds.requests()).isEqualTo(10);
        builds.build().trustedRoot();
        assertThat(builds.requests()).isEqualTo(10);
    }

    @Test
    void damagedCacheIsReadAnew() throws IOException {
        builds.build().trustedRoot();
        byte[] whole = Files.readAllBytes(builds.kept());
        Files.write(builds.kept(), Arrays.copyOf(whole, whole.length / 2));

        builds.build().trustedRoot();

        assertThat(builds.requests()).isEqualTo(12);
    }

    @Test
    void withoutACacheTheRepositoryIsAskedEachTime() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        for (int build = 0; build < 2; build++) {
            builds.build(
                            builds.parameters(Optional.empty(), Optional.empty()),
                            inTheWay.resolve("cache"),
                            target -> Optional.empty(),
                            false)
                    .trustedRoot();
        }

        assertThat(builds.requests()).isEqualTo(12);
        assertThat(builds.notes)
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).startsWith("The trust root is not kept"));
    }

    @Test
    void buildsAndThreadsSideBySideAskOnce() throws Exception {
        List<SigstoreTrust> trusts = List.of(builds.build(), builds.build());
        List<Callable<SigningServices>> tasks = new ArrayList<>();
        for (SigstoreTrust trust : trusts) {
            tasks.add(trust::signingServices);
            tasks.add(trust::signingServices);
        }
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<SigningServices> services : threads.invokeAll(tasks)) {
                assertThat(services.get()).isEqualTo(trusts.get(0).signingServices());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(builds.requests()).isEqualTo(6);
    }

    @Test
    void filesCountEachByItself() throws IOException {
        TrustFiles files = builds.sigstore.writeTo(folder.resolve("files"));

        SigstoreTrust rooted = with(Optional.of(files.trustedRoot()), Optional.empty());
        rooted.trustedRoot();
        assertThat(builds.requests()).isZero();
        rooted.signingServices();
        assertThat(builds.requests()).isEqualTo(6);

        SigstoreTrust both = with(Optional.of(files.trustedRoot()), Optional.of(files.rekor1()));
        both.trustedRoot();
        assertThat(both.signingServices().timestampAuthority()).isEmpty();
        assertThat(builds.requests()).isEqualTo(6);
    }

    @Test
    void filesThatAreNotThereAreNamed() {
        Path missing = folder.resolve("missing.json");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(with(Optional.of(missing), Optional.empty())::trustedRoot)
                .withMessageContaining("There is no trusted root " + missing)
                .withMessageContaining("-Dghcr.sign.trustedRoot");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(with(Optional.empty(), Optional.of(missing))::signingServices)
                .withMessageContaining("There is no signing configuration " + missing)
                .withMessageContaining("-Dghcr.sign.signingConfig");
    }

    @Test
    void rootThatIsNoneIsNamed() throws IOException {
        Files.writeString(folder.resolve("root.json"), builds.sigstore.trustedRoot());

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining(
                        "The TUF root " + folder.resolve("root.json") + " cannot be used: it has no signed");
        assertThat(builds.requests()).isZero();
    }

    @Test
    void repositoryOfAnotherRootIsRefused(@TempDir Path elsewhere) throws IOException {
        try (Builds others = new Builds(elsewhere)) {
            Files.writeString(folder.resolve("root.json"), others.sigstore.tufRoot());

            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(builds.build()::trustedRoot)
                    .withMessageContaining("signed by 0 of the keys")
                    .withMessageContaining("signTufRoot is a root of this repository");
        }
    }

    @Test
    void whatIsKeptIsOfOneRepositoryAndOneRoot(@TempDir Path elsewhere) throws IOException {
        builds.build().trustedRoot();
        try (Builds others = new Builds(elsewhere)) {
            others.build(
                            others.parameters(Optional.empty(), Optional.empty()),
                            builds.cache,
                            target -> Optional.empty(),
                            false)
                    .trustedRoot();

            assertThat(others.requests()).isEqualTo(6);
            builds.build().trustedRoot();
            assertThat(builds.requests()).isEqualTo(6);
        }
    }

    @Test
    void repositoryWithoutServicesServesThoseWhoVerify() throws IOException {
        builds.sigstore.with(RepositoryFlaw.NO_SIGNING_CONFIG);
        SigstoreTrust trust = builds.build();

        trust.trustedRoot();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(trust::signingServices)
                .withMessageContaining("has no signing_config.v0.2.json")
                .withMessageContaining("#signing-config");
    }

    @Test
    void everythingGoesThroughTheBuildsProxy() throws IOException {
        try (InProcessProxy proxy = InProcessProxy.startOpen()) {
            Proxies proxies = target -> Optional.of(new Proxies.Server(proxy.host(), proxy.port(), null, null));
            builds.build(builds.parameters(Optional.empty(), Optional.empty()), builds.cache, proxies, false)
                    .trustedRoot();

            assertThat(proxy.forwards()).hasSize(6).contains("GET " + builds.sigstore.tufUrl() + "/timestamp.json");
        }
    }

    @Test
    void whatPassesIsTriedAgain() throws IOException {
        builds.sigstore
                .fault("GET metadata 2", Fault.status(503))
                .fault("GET target 1", Fault.resetBefore())
                .fault("GET target 3", Fault.truncated());

        builds.build().trustedRoot();

        assertThat(builds.sigstore.pendingFaults()).isEmpty();
        assertThat(builds.notes).hasSize(3).allSatisfy(note -> assertThat(note).contains("Trying again"));
    }

    @Test
    void refusalNamesStatusAndFile() {
        builds.sigstore.fault("GET metadata 2", Fault.status(403));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(builds.build()::trustedRoot)
                .withMessageContaining(
                        "The TUF repository " + builds.sigstore.tufUrl() + " answered 403 for timestamp.json.");
    }

    @Test
    void bucketThatForbidsWhatIsNotThereHasNoNewerRoot() throws IOException {
        builds.sigstore.fault("GET metadata 1", Fault.status(403));

        builds.build().trustedRoot();

        assertThat(builds.sigstore.pendingFaults()).isEmpty();
    }

    @Test
    void whatFailedIsTriedAgainByTheSameBuild() throws IOException {
        builds.sigstore.with(RepositoryFlaw.FOREIGN_KEY);
        SigstoreTrust trust = builds.build();
        assertThatExceptionOfType(FaultException.class).isThrownBy(trust::trustedRoot);

        builds.sigstore.sound();

        assertThat(trust.trustedRoot()).isNotNull();
    }

    private SigstoreTrust with(Optional<Path> trustedRoot, Optional<Path> signingConfig) {
        return builds.build(
                builds.parameters(trustedRoot, signingConfig), builds.cache, target -> Optional.empty(), false);
    }
}
