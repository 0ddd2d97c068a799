// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.verify.Policy;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs with a key, which needs to be asked for nothing. */
final class KeySignatory implements Signatory {

    private final SigningKey key;
    private final Optional<SigstoreSupplier> log;
    private @Nullable SignatureMaker maker;

    private KeySignatory(SigningKey key, Optional<SigstoreSupplier> log) {
        this.key = key;
        this.log = log;
    }

    static KeySignatory of(SigningKey key, Optional<SigstoreSupplier> log, Optional<Policy> required) {
        required.ifPresent(policy -> check(policy, key, log.isPresent()));
        return new KeySignatory(key, log);
    }

    @Override
    public String describe() {
        return "key sha256:" + key.verificationKey().encoded().sha256().hex() + ", "
                + (log.isPresent() ? "logged" : "not logged");
    }

    @Override
    public void prepare() throws IOException {
        if (log.isPresent()) {
            Sigstore ignored = log.get().get();
        }
    }

    @Override
    public Optional<Policy> policy() {
        return Optional.of(new Policy.OfKey(key.verificationKey(), log.isPresent()));
    }

    @Override
    public synchronized SignatureMaker maker() throws IOException {
        SignatureMaker made = maker;
        if (made == null) {
            made = log.isPresent() ? SignatureMaker.withKey(key, log.get().get()) : SignatureMaker.withKeyUnlogged(key);
            maker = made;
        }
        return made;
    }

    private static void check(Policy required, SigningKey key, boolean logged) {
        if (!(required instanceof Policy.OfKey wanted)) {
            throw fault(
                    "The signature is to be by a key (sign=key), and verifyIdentity asks for an identity, which it has not.",
                    "give the key's public half instead (verifyKey), or leave the identity out");
        }
        if (!wanted.key().equals(key.verificationKey())) {
            throw fault(
                    "The signature is to be by another key than the one that verifyKey asks for.",
                    "give the public key of the key that signs, as 'cosign public-key --key cosign.key' prints it, or leave"
                            + " verifyKey out: the key that signs is what is verified with then");
        }
        if (wanted.logged() && !logged) {
            throw fault(
                    "The signature is to be in no transparency log, and only one that is there is taken.",
                    "have it logged, or verify without the log: signTlog says so for both");
        }
    }

    private static FaultException fault(String what, String fix) {
        return new FaultException(what, fix, "identity-not-as-asked");
    }
}
