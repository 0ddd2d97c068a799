// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sigstore.tuf.RootProvider;
import dev.sigstore.tuf.SigstoreTufClient;
import io.github.ghcrmaven.sign.make.SigningServices;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public Sigstore's repository as it was on 2026-08-21 (sigstore/root-signing, commit 60cf2ce8), from the root that the
 * plugin brings on. No request leaves this machine.
 */
class PublicGoodTest {

    private static final Instant THEN = Instant.parse("2026-08-22T00:00:00Z");

    @Test
    void realRepositoryIsReadFromTheRootThatThePluginBrings() throws IOException {
        TrustTargets targets = read(origin(false), THEN, PublicGoodTest::file);

        assertThat(TrustedRoot.parse(targets.trustedRoot(), "of the test")).isNotNull();
        SigningServices services = SigningServices.parse(targets.signingConfig().orElseThrow(), "of the test", THEN);
        assertThat(services.certificateAuthority()).contains(URI.create("https://fulcio.sigstore.dev/"));
        assertThat(services.log()).contains(URI.create("https://rekor.sigstore.dev/"));
    }

    @Test
    void rootThatThePluginBringsIsTheOneThatTheLibrarysLeadsTo() throws IOException {
        TufLedger ledger = new TufLedger();

        new TufReading(libraryRoot(), ledger, at(THEN)).read(PublicGoodTest::file);

        assertThat(ledger.files().keySet())
                .filteredOn(path -> path.endsWith(".root.json"))
                .containsExactly("11.root.json", "12.root.json", "13.root.json", "14.root.json", "15.root.json");
        assertThat(origin(false).root()).isEqualTo(ledger.files().get("15.root.json"));
    }

    @Test
    void realRepositoryIsRefusedOnceItsTimestampHasExpired() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(origin(false), Instant.parse("2026-08-28T19:25:57Z"), PublicGoodTest::file))
                .withMessage("its metadata have expired (2026-08-28T19:25:56Z)");
    }

    @Test
    void changedRootOfTheRealRepositoryIsRefused() {
        TufFiles changed = (path, longest) -> file(path, longest)
                .map(content -> path.equals("13.root.json")
                        ? ByteString.encodeUtf8(content.utf8().replace("\"threshold\": 3", "\"threshold\": 1"))
                        : content);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new TufReading(libraryRoot(), new TufLedger(), at(THEN)).read(changed))
                .withMessage("its metadata are signed by 0 of the keys that count, and 3 must have signed");
    }

    static Stream<String> hostileMetadata() {
        String deep = "[".repeat(30_000);
        return Stream.of(
                "",
                "{}",
                "null",
                deep,
                "{\"signatures\":[],\"signed\":" + deep + "}",
                "{\"signatures\":[],\"signed\":{}}",
                "{\"signatures\":[],\"signed\":{\"_type\":\"root\"}}",
                "{\"signatures\":null,\"signed\":null}",
                "{\"signatures\":[{}],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\",\"version\":1e99,"
                        + "\"expires\":\"never\",\"meta\":{}}}",
                "{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\",\"version\":763,"
                        + "\"expires\":\"never\",\"meta\":{}}}");
    }

    @ParameterizedTest
    @MethodSource("hostileMetadata")
    void whateverStandsInsteadOfMetadataIsRefused(String hostile) throws IOException {
        ByteString root = origin(false).root();
        for (String replaced : List.of("16.root.json", "timestamp.json", "165.snapshot.json", "14.targets.json")) {
            TufFiles files = (path, longest) ->
                    path.equals(replaced) ? Optional.of(ByteString.encodeUtf8(hostile)) : file(path, longest);

            assertThatExceptionOfType(RefusedException.class)
                    .as(replaced)
                    .isThrownBy(() -> new TufReading(root, new TufLedger(), at(THEN)).read(files));
        }
    }

    @Test
    void builtInRootOfStagingIsSignedByItsOwnKeys() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(origin(true), THEN, (path, longest) -> Optional.empty()))
                .withMessageStartingWith("its metadata have expired (2025-03-07");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(origin(true), Instant.EPOCH, (path, longest) -> Optional.empty()))
                .withMessage("it has no timestamp.json");
    }

    private static TrustTargets read(TufOrigin origin, Instant now, TufFiles files) throws IOException {
        return new TufReading(origin.root(), new TufLedger(), at(now)).read(files);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static ByteString libraryRoot() throws IOException {
        return ByteString.encodeUtf8(RootProvider.fromResource(SigstoreTufClient.PUBLIC_GOOD_ROOT_RESOURCE)
                .get());
    }

    private static TufOrigin origin(boolean staging) throws IOException {
        return TufOrigin.of(
                new TrustParameters(Optional.empty(), Optional.empty(), staging, Optional.empty(), Optional.empty()));
    }

    /** Stored without version and hash in the name, as in the source of the repository. */
    private static Optional<ByteString> file(String path, int longest) throws IOException {
        String name = path.replaceFirst("^targets/[0-9a-f]+\\.", "").replaceFirst("^\\d+\\.(snapshot|targets)", "$1");
        try (@Nullable InputStream in = PublicGoodTest.class.getResourceAsStream("/public-good-tuf/" + name)) {
            return in == null ? Optional.empty() : Optional.of(ByteString.of(in.readAllBytes()));
        }
    }
}
