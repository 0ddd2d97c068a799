// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.provenance.ProvenanceSigner;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that signs archives, and its passphrase.
 *
 * @param environment the build's variables
 * @param servers where the passphrase may be
 * @param basedir what the path of a key is relative to
 */
record ProvenanceKeys(Environment environment, DecryptedServers servers, File basedir) {

    private static final String ENVIRONMENT = "env://";
    private static final String SERVER = "ghcr.provenance";

    /** Far above any key; what is longer is a key ring, or something else. */
    private static final int LONGEST = 1 << 20;

    /** Shorter than any key in Base64. */
    private static final int LONGEST_PATH = 300;

    /**
     * A signer with the key that the parameter names.
     *
     * @throws FaultException where key or passphrase are missing or do not serve
     * @throws IOException where the key's file cannot be read
     */
    ProvenanceSigner signer(@Nullable String provenanceKey, EntryTime time) throws IOException {
        if (provenanceKey == null || provenanceKey.isBlank()) {
            throw fault(
                    "provenance is true, and no key is named.",
                    "set <provenanceKey>, -Dghcr.provenance.key: a file, or env://HELM_GPG_PRIVATE");
        }
        boolean inEnvironment = provenanceKey.startsWith(ENVIRONMENT);
        byte[] key = inEnvironment ? variable(provenanceKey) : file(provenanceKey);
        String origin =
                "The provenance key " + (inEnvironment ? provenanceKey.substring(ENVIRONMENT.length()) : provenanceKey);
        try {
            return ProvenanceSigner.of(key, origin, passphrase(), time, Instant.now());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] variable(String provenanceKey) {
        String name = provenanceKey.substring(ENVIRONMENT.length());
        return environment
                .get(name)
                .orElseThrow(() -> fault(
                        "provenanceKey is '" + provenanceKey + "', and the environment variable is not set.",
                        "set it to what gpg --export-secret-keys --armor <id> prints; a workflow must pass it: env: "
                                + name + ": ${{ secrets." + name + " }}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] file(String provenanceKey) throws IOException {
        Path file = path(provenanceKey);
        if (!Files.isRegularFile(file)) {
            throw fault(
                    "provenanceKey is '" + provenanceKey + "', and there is no file " + file + ".",
                    "name the file that gpg --export-secret-keys --armor <id> wrote; a path is relative to the module");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw fault(file + " is larger than any key.", "export the one: gpg --export-secret-keys --armor <id>");
            }
            return content;
        }
    }

    /** A key that stands where its name should is not repeated. */
    private Path path(String provenanceKey) {
        try {
            if (provenanceKey.length() <= LONGEST_PATH && !provenanceKey.contains("-----BEGIN")) {
                return basedir.toPath().resolve(provenanceKey);
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw fault(
                "provenanceKey is neither the path of a file nor env://NAME.",
                "put the key into an environment variable and name it: env://HELM_GPG_PRIVATE");
    }

    private Optional<Secret> passphrase() {
        return environment.get("HELM_GPG_PASSPHRASE").map(Secret::new).or(() -> servers.passphrase(SERVER));
    }

    private static FaultException fault(String what, String fix) {
        return new FaultException(what, fix, "provenance-key");
    }
}
