// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.sign.make.SigningServices;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
    void realRepositoryIsRefusedOnceItsTimestampHasExpired() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(origin(false), Instant.parse("2026-08-28T19:25:57Z"), PublicGoodTest::file))
                .withMessage("its metadata have expired (2026-08-28T19:25:56Z)");
    }

    @Test
    void changedRootOfTheRealRepositoryIsRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(
                        origin(false),
                        THEN,
                        (path, longest) -> file(path, longest)
                                .map(content -> path.equals("13.root.json")
                                        ? ByteString.encodeUtf8(
                                                content.utf8().replace("\"threshold\": 3", "\"threshold\": 1"))
                                        : content)))
                .withMessage("its metadata are signed by 0 of the keys that count, and 3 must have signed");
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
        return new TufReading(origin.root(), new TufLedger(), Clock.fixed(now, ZoneOffset.UTC)).read(files);
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
