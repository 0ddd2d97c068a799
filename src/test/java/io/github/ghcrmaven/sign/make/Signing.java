// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.sign.verify.VerifiedSignature;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SigningServices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okio.ByteString;

/** A signer before a Sigstore in this process, who waits for no more than milliseconds. */
final class Signing {

    static final Digest MANIFEST = Digest.of("a manifest".getBytes(StandardCharsets.UTF_8));
    static final String REPOSITORY = "ghcr.io/acme/charts/web";
    static final Secret PASSWORD = new Secret("hello");

    final List<String> notes = new ArrayList<>();
    final Retries retries = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), notes::add);
    final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "test");

    private final InProcessSigstore sigstore;

    Signing(InProcessSigstore sigstore) {
        this.sigstore = sigstore;
    }

    IdentityTokens tokens(Map<String, String> environment, Clock clock) {
        return new IdentityTokens(new Environment(environment), client, retries, clock);
    }

    /** What a job of GitHub Actions finds. */
    Map<String, String> actions() {
        return Map.of(
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                sigstore.actionsTokenUrl(),
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                sigstore.actionsRequestToken());
    }

    Sigstore services() {
        return services(SigningServices.REKOR_1_AND_TIMESTAMPS);
    }

    Sigstore services(SigningServices which) {
        return services(which, client);
    }

    Sigstore services(SigningServices which, OkHttpClient via) {
        RekorVersion version = which == SigningServices.REKOR_2 ? RekorVersion.TWO : RekorVersion.ONE;
        return new Sigstore(addresses(which), root(), via, retries, version);
    }

    io.github.ghcrmaven.sign.make.SigningServices addresses(SigningServices which) {
        ByteString config = ByteString.encodeUtf8(sigstore.signingConfig(which));
        return io.github.ghcrmaven.sign.make.SigningServices.parse(config, "signing_config.json", Instant.now());
    }

    TrustedRoot root() {
        return TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "trusted_root.json");
    }

    SignatureMaker keyless() throws IOException {
        return SignatureMaker.keyless(
                services(), tokens(actions(), Clock.systemUTC()).find());
    }

    /** What is known of all of these, each of which has to hold. */
    List<VerifiedSignature> verified(List<StoredSignature> made, Policy policy) {
        SignatureVerifier verifier = new SignatureVerifier(root());
        return made.stream()
                .map(one -> verifier.signature(MANIFEST, one, policy))
                .toList();
    }

    /** Both forms of a signature. */
    static List<StoredSignature> both(SignatureMaker maker) throws IOException {
        return List.of(maker.legacy(MANIFEST, REPOSITORY), maker.bundle(MANIFEST));
    }

    /** A file with a key whose password is {@link #PASSWORD}, or with its public key. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Signing.class.getResourceAsStream("/signing-keys/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
