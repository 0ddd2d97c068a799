// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.make.SigningServices;
import io.github.ghcrmaven.sign.make.Sigstore;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import okio.ByteString;

/** How a job of GitHub Actions signs with a Sigstore of this JVM. */
final class SigningSetup {

    private static final Set<SignatureForm> BOTH = EnumSet.allOf(SignatureForm.class);

    private final InProcessSigstore sigstore;
    private final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "test");
    private final Retries retries = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), note -> {});

    SigningSetup(InProcessSigstore sigstore) {
        this.sigstore = sigstore;
    }

    /** As one build does: all its publications share what this returns. */
    Signatory job() {
        return signatory(Map.of(
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                sigstore.actionsTokenUrl(),
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                sigstore.actionsRequestToken()));
    }

    Signatory signatory(Map<String, String> environment) {
        IdentityTokens tokens = new IdentityTokens(new Environment(environment), client, retries, Clock.systemUTC());
        ByteString config = ByteString.encodeUtf8(
                sigstore.signingConfig(io.github.ghcrmaven.testing.sigstore.SigningServices.REKOR_1_AND_TIMESTAMPS));
        return Signatory.keyless(
                tokens,
                () -> new Sigstore(
                        SigningServices.parse(config, "signing_config.json", Instant.now()), root(), client, retries),
                Clock.systemUTC(),
                Optional.empty());
    }

    SignatureVerifier verifier() {
        return new SignatureVerifier(root());
    }

    Optional<Signing> with(Signatory signatory, Registry registry) {
        return Optional.of(new Signing(signatory, BOTH, this::verifier, registry, Optional.empty(), Optional.empty()));
    }

    Optional<Signing> elsewhere(Signatory signatory, Registry registry, Repository signatures) {
        return Optional.of(
                new Signing(signatory, BOTH, this::verifier, registry, Optional.of(signatures), Optional.empty()));
    }

    private TrustedRoot root() {
        return TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "trusted_root.json");
    }
}
