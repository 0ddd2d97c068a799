// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose signatures are asked for, and who judges them.
 *
 * @param trustedRoot the file that names whom the verifier trusts; empty where that is no file
 */
public record Verification(SignatureVerifier verifier, Policy policy, Optional<Path> trustedRoot) {

    /**
     * Reads the signatures of a manifest and judges them.
     *
     * @param registry that of the signatures
     * @param signatures the repository that holds them: most often that of the manifest
     * @param manifest by its digest
     * @throws FaultException where none of them holds and passes, with the reason of each
     * @throws IOException where they cannot be read
     */
    public SignedManifest verify(Registry registry, Repository signatures, Reference manifest) throws IOException {
        return SignedManifest.verify(
                verifier,
                manifest,
                new StoredSignatures(registry, signatures).of(Digest.parse(manifest.name())),
                policy);
    }
}
