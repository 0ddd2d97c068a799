// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.sign.verify.TrustedRootFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what signatures are verified with: a public key, and the file that says whom to trust.
 *
 * @param environment the build's variables
 * @param basedir what the path of a key is relative to
 */
record VerificationFiles(Environment environment, File basedir) {

    private static final String ENVIRONMENT = "env://";

    /** Far above any key. */
    private static final int LONGEST = 1 << 20;

    /** The public key that the parameter names, PEM; empty where it names none. */
    Optional<String> key(@Nullable String verifyKey) throws IOException {
        if (verifyKey == null || verifyKey.isBlank()) {
            return Optional.empty();
        }
        if (verifyKey.startsWith(ENVIRONMENT)) {
            String name = verifyKey.substring(ENVIRONMENT.length());
            return Optional.of(environment
                    .get(name)
                    .orElseThrow(() -> missing("verifyKey is '" + verifyKey + "', and the variable is not set.")));
        }
        try {
            Path file = basedir.toPath().resolve(verifyKey);
            if (Files.isRegularFile(file)) {
                return Optional.of(new String(read(file), StandardCharsets.UTF_8));
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw missing("verifyKey is '" + verifyKey + "', and there is no such file.");
    }

    /**
     * Whom to trust.
     *
     * @param policy decides whether anybody has to be
     */
    TrustedRoot trustedRoot(@Nullable File signTrustedRoot, Policy policy) throws IOException {
        if (signTrustedRoot != null) {
            return TrustedRootFile.read(signTrustedRoot.toPath());
        }
        if (policy instanceof Policy.OfKey key && !key.logged()) {
            return TrustedRootFile.nobody();
        }
        throw new FaultException(
                "Nothing says whom to trust: signTrustedRoot is missing.",
                "name the trusted_root.json of the Sigstore that signed: -Dghcr.sign.trustedRoot=trusted_root.json; that of"
                        + " the public one is what 'cosign trusted-root create' writes",
                "trusted-root");
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST + 1);
        }
    }

    private static FaultException missing(String what) {
        return new FaultException(
                what,
                "name the public key that 'cosign generate-key-pair' wrote, or a variable that holds it: env://COSIGN_PUBLIC_KEY",
                "verification-key");
    }
}
