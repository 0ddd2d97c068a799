// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A key that gpg made, in a home of its own.
 *
 * @param algorithm as gpg names it
 * @param home gpg's folder
 */
record SignerKey(String algorithm, Path home) {

    static final String PASSPHRASE = "known to the interop suite";
    static final String USER = "Interop <interop@acme.example>";

    static SignerKey make(String algorithm, Path home) throws IOException {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        SignerKey key = new SignerKey(algorithm, home);
        // Before the charts' time, so that theirs is the signature's.
        key.gpg("--faked-system-time", "20240101T000000", "--quick-generate-key", USER, algorithm, "sign", "never");
        Files.write(key.publicRing(), key.gpg("--export"));
        Files.write(key.secretRing(), key.gpg("--export-secret-keys"));
        return key;
    }

    /** Binary: Helm 3 reads no other. */
    Path publicRing() {
        return home.resolve("public.gpg");
    }

    Path secretRing() {
        return home.resolve("secret.gpg");
    }

    String armouredSecretKey() throws IOException {
        return new String(gpg("--armor", "--export-secret-keys"), StandardCharsets.UTF_8);
    }

    /** Fails where gpg does not find the signature good. */
    void verify(Path signed) throws IOException {
        gpg("--verify", signed.toString());
    }

    /** Ends the agent that gpg has started for this home. */
    void close() throws IOException {
        Command.of(
                        Tool.GPG.path().toRealPath().resolveSibling("gpgconf"),
                        List.of("--homedir", home.toString(), "--kill", "all"))
                .run();
    }

    private byte[] gpg(String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--homedir", home.toString(), "--batch", "--pinentry-mode"));
        arguments.addAll(List.of("loopback", "--passphrase", PASSPHRASE));
        arguments.addAll(List.of(words));
        return Command.of(Tool.GPG.path(), arguments).run();
    }

    @Override
    public String toString() {
        return algorithm;
    }
}
