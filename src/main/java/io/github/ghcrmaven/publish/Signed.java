// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.verify.Signer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The signatures of a manifest by its publisher, read back from the registry and verified.
 *
 * @param added the forms in which it was signed now; empty where it was signed already
 * @param signatures those that were there and hold, and those made now; at least one
 * @param elsewhere the repository of the signatures, if not that of the manifest
 * @param trustedRoot the file that names whom the verifier trusts; empty where that is no file
 */
public record Signed(
        Set<SignatureForm> added,
        List<SignedManifest.Accepted> signatures,
        Optional<Repository> elsewhere,
        Optional<Path> trustedRoot) {

    /** What is said where nothing is signed. */
    static final String NOT = "none (sign=none): nobody will be able to tell whose chart this is";

    public Signed {
        added = Set.copyOf(added);
        signatures = List.copyOf(signatures);
    }

    /** Whoever has made all of them. */
    public Signer signer() {
        return signatures.get(0).signature().signer();
    }

    /** Whether all of them are in a transparency log. */
    public boolean isLogged() {
        return signatures.stream().allMatch(one -> one.signature().logIndex().isPresent());
    }

    /**
     * How others verify it.
     *
     * @param manifest by its digest
     * @param plainHttp whether its registry is spoken to without TLS
     */
    ConsumerChecks checks(Reference manifest, boolean plainHttp) {
        return new ConsumerChecks(
                manifest,
                signer(),
                isLogged(),
                elsewhere,
                trustedRoot,
                plainHttp
                        && !Endpoint.of(manifest.repository().registry(), Optional.empty())
                                .isPlain());
    }

    /** What was done, for the line that says so. */
    String describe() {
        if (added.isEmpty()) {
            return "already, by this " + kind();
        }
        String forms = signatures.stream()
                .map(SignedManifest.Accepted::form)
                .distinct()
                .map(form -> added.contains(form) ? form.toString() : form + " (already)")
                .collect(Collectors.joining(" and "));
        List<String> entries = signatures.stream()
                .filter(one -> added.contains(one.form()))
                .flatMap(one -> one.signature().logIndex().stream().mapToObj(String::valueOf))
                .toList();
        return forms
                + (entries.isEmpty()
                        ? ", in no log"
                        : ", Rekor " + (entries.size() == 1 ? "entry " : "entries ") + String.join(", ", entries));
    }

    /** What was proven, for the line after it. */
    String describeVerified() {
        int number = signatures.size();
        return number + (number == 1 ? " signature" : " signatures") + " by the " + kind() + " above";
    }

    private String kind() {
        return signer() instanceof Signer.Identity ? "identity" : "key";
    }
}
