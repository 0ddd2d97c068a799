// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.Signer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Signs in the name of an identity, by one certificate after another. All name the same: somebody else who takes over in the
 * middle of a build, at a browser say, is refused.
 */
final class KeylessSignatory implements Signatory {

    /** What it may take until Fulcio has judged a token. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final IdentityTokens tokens;
    private final SigstoreSupplier sigstore;
    private final Clock clock;
    private final Optional<Policy.OfIdentity> required;
    private final AtomicBoolean prepared = new AtomicBoolean();
    private final AtomicReference<@Nullable SigningKey> spare = new AtomicReference<>();
    private @Nullable IdentityToken token;
    private @Nullable SignatureMaker maker;

    private KeylessSignatory(
            IdentityTokens tokens, SigstoreSupplier sigstore, Clock clock, Optional<Policy.OfIdentity> required) {
        this.tokens = tokens;
        this.sigstore = sigstore;
        this.clock = clock;
        this.required = required;
    }

    static KeylessSignatory of(
            IdentityTokens tokens, SigstoreSupplier sigstore, Clock clock, Optional<Policy> required) {
        return new KeylessSignatory(tokens, sigstore, clock, required.map(KeylessSignatory::ofIdentity));
    }

    @Override
    public synchronized String describe() throws IOException {
        IdentityToken known = token();
        return "keyless, as "
                + known.subject().orElseGet(() -> known.principal() + " (by the token of " + known.origin() + ")");
    }

    /** Waits for no other thread: this is what there is to do until the answer with the token is there. */
    @Override
    public void prepare() throws IOException {
        if (prepared.compareAndSet(false, true)) {
            spare.set(SigningKey.ephemeral());
        }
        Sigstore ignored = sigstore.get();
    }

    @Override
    public synchronized Optional<Policy> policy() throws IOException {
        return maker == null ? token().workflow().map(Policy.OfIdentity::of) : Optional.of(maker.policy());
    }

    @Override
    public synchronized SignatureMaker maker() throws IOException {
        SignatureMaker current = maker;
        if (current != null && current.isUsableAt(clock.instant())) {
            return current;
        }
        SignatureMaker made = SignatureMaker.keyless(sigstore.get(), token(), key());
        Signer.Identity identity = made.identity().orElseThrow();
        required.ifPresent(policy -> demand(() -> policy.check(identity)));
        if (current != null && current.policy() instanceof Policy.OfIdentity before) {
            demand(() -> before.check(identity));
        }
        maker = made;
        return made;
    }

    /** Of its own for each certificate. */
    private SigningKey key() {
        SigningKey ready = spare.getAndSet(null);
        return ready == null ? SigningKey.ephemeral() : ready;
    }

    /** One that Fulcio has time to take; where the last has lapsed, a new one. */
    private IdentityToken token() throws IOException {
        IdentityToken known = token;
        if (known == null || !clock.instant().plus(MARGIN).isBefore(known.expiry())) {
            known = tokens.find();
            check(known);
            token = known;
        }
        return known;
    }

    private void check(IdentityToken found) {
        required.ifPresent(policy -> demand(() -> {
            found.subject().ifPresent(policy::checkSubject);
            found.workflow().ifPresent(policy::check);
        }));
    }

    private static Policy.OfIdentity ofIdentity(Policy required) {
        if (required instanceof Policy.OfIdentity identity) {
            return identity;
        }
        throw fault("the signature is to be by an identity (sign=keyless), and verifyKey asks for a key");
    }

    private static void demand(Runnable check) {
        try {
            check.run();
        } catch (RefusedException e) {
            throw fault(e.reason());
        }
    }

    private static FaultException fault(String reason) {
        return new FaultException(
                "Whoever signs here is not who is asked for: " + reason + ".",
                "if the signer is right, correct verifyIdentity, verifyIssuer and what else asks for another; of a job in a"
                        + " reusable workflow the identity is that workflow's. If it is not, sign as the one that is asked for",
                "identity-not-as-asked");
    }
}
