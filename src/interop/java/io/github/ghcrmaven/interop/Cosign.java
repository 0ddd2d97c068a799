// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the two cosigns, before a Sigstore in this process; with folders of its own for all that it keeps. */
final class Cosign {

    /** That of the keys that are made. */
    static final String PASSWORD = "interop-password";

    private final Tool tool;
    private final Path home;
    private final InProcessSigstore sigstore;
    private final TrustFiles trust;

    Cosign(Tool tool, Path home, InProcessSigstore sigstore, TrustFiles trust) throws IOException {
        this.tool = tool;
        this.home = Files.createDirectories(home);
        this.sigstore = sigstore;
        this.trust = trust;
    }

    /** Signs keyless, in the form that is this cosign's own: the second a signature tag, the third a bundle. */
    void sign(Path dockerConfig, String reference, String token) throws IOException {
        if (tool == Tool.COSIGN3) {
            sign(dockerConfig, reference, token, trust.rekor1AndTimestamps());
        } else {
            List<String> services = List.of("--fulcio-url", sigstore.url(), "--rekor-url", sigstore.url());
            cosign(dockerConfig, words("sign", services, "--yes", "--identity-token", token, reference))
                    .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", trust.certificateLogKey())
                    .with("SIGSTORE_ROOT_FILE", trust.authorityChain())
                    .with("SIGSTORE_REKOR_PUBLIC_KEY", trust.rekorKey())
                    .run();
        }
    }

    /** Signs keyless with the services of a configuration, which only the third reads. */
    void sign(Path dockerConfig, String reference, String token, Path signingConfig) throws IOException {
        List<String> services = List.of(
                "--signing-config",
                signingConfig.toString(),
                "--trusted-root",
                trust.trustedRoot().toString());
        cosign(dockerConfig, words("sign", services, "--yes", "--identity-token", token, reference))
                .run();
    }

    /** Verifies whatever it finds; says what was signed. */
    String verify(Path dockerConfig, String reference, String identity, String issuer) throws IOException {
        List<String> whom = List.of(
                "--certificate-identity",
                identity,
                "--certificate-oidc-issuer",
                issuer,
                "--trusted-root",
                trust.trustedRoot().toString());
        return cosign(dockerConfig, words("verify", whom, reference)).text();
    }

    /** Verifies what a log has taken that gives no times, by those of timestamp authorities. */
    String verifyByTimestamps(Path dockerConfig, String reference, String identity, String issuer) throws IOException {
        List<String> whom = List.of(
                "--certificate-identity",
                identity,
                "--certificate-oidc-issuer",
                issuer,
                "--use-signed-timestamps",
                "--trusted-root",
                trust.trustedRoot().toString());
        return cosign(dockerConfig, words("verify", whom, reference)).text();
    }

    /** Verifies an attestation of a type; says what was attested. */
    String verifyAttestation(Path dockerConfig, String reference, String type, String identity, String issuer)
            throws IOException {
        List<String> what = List.of(
                "--type",
                type,
                "--certificate-identity",
                identity,
                "--certificate-oidc-issuer",
                issuer,
                "--trusted-root",
                trust.trustedRoot().toString());
        return cosign(dockerConfig, words("verify-attestation", what, reference))
                .text();
    }

    /** Attests keyless, as a bundle: a predicate of that type, which is the JSON in a file. Only the third can. */
    void attest(Path dockerConfig, String reference, String token, String type, Path predicate) throws IOException {
        List<String> what = List.of(
                "--type",
                type,
                "--predicate",
                predicate.toString(),
                "--signing-config",
                trust.rekor1AndTimestamps().toString(),
                "--trusted-root",
                trust.trustedRoot().toString());
        cosign(dockerConfig, words("attest", what, "--yes", "--identity-token", token, reference))
                .run();
    }

    /** Runs a line of a shell, in a folder, in which {@code cosign} is this one; says what was signed. */
    String shell(Path dockerConfig, Path folder, String line) throws IOException {
        Path commands = Files.createDirectories(home.resolve("bin"));
        Path name = commands.resolve("cosign");
        if (!Files.exists(name)) {
            Files.createSymbolicLink(name, tool.path());
        }
        return kept(Command.of(Path.of("/bin/sh"), List.of("-c", line)))
                .in(folder)
                .with("PATH", commands)
                .with("DOCKER_CONFIG", dockerConfig)
                .text();
    }

    /** Makes a key pair: {@code cosign.key} and {@code cosign.pub}, in the folder that this returns. */
    Path makeKeys() throws IOException {
        command(List.of("generate-key-pair")).run();
        return home;
    }

    /** Signs with the key in a folder, in this cosign's own form, and has it logged. */
    void signWithKey(Path dockerConfig, String reference, Path keys) throws IOException {
        List<String> key = List.of("--key", keys.resolve("cosign.key").toString());
        List<String> services = tool == Tool.COSIGN3
                ? List.of(
                        "--signing-config",
                        trust.rekor1AndTimestamps().toString(),
                        "--trusted-root",
                        trust.trustedRoot().toString())
                : List.of("--rekor-url", sigstore.url());
        List<String> words = words("sign", services, "--yes");
        words.addAll(key);
        words.add(reference);
        cosign(dockerConfig, words)
                .with("SIGSTORE_REKOR_PUBLIC_KEY", trust.rekorKey())
                .run();
    }

    /** Verifies with the key in a folder, and that it was logged. */
    String verifyWithKey(Path dockerConfig, String reference, Path keys) throws IOException {
        List<String> whom = List.of(
                "--key",
                keys.resolve("cosign.pub").toString(),
                "--trusted-root",
                trust.trustedRoot().toString());
        return cosign(dockerConfig, words("verify", whom, reference)).text();
    }

    /** Verifies with the key in a folder, whether or not it was logged. */
    String verifyWithKeyAlone(Path dockerConfig, String reference, Path keys) throws IOException {
        List<String> whom = List.of(
                "--key",
                keys.resolve("cosign.pub").toString(),
                "--insecure-ignore-tlog=true",
                // the second wants it for any bundle
                "--trusted-root",
                trust.trustedRoot().toString());
        return cosign(dockerConfig, words("verify", whom, reference)).text();
    }

    private static List<String> words(String command, List<String> options, String... others) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(options);
        words.addAll(List.of(others));
        return words;
    }

    private Command cosign(Path dockerConfig, List<String> words) {
        return command(words).with("DOCKER_CONFIG", dockerConfig);
    }

    private Command command(List<String> words) {
        return kept(Command.of(tool.path(), words)).with("COSIGN_PASSWORD", PASSWORD);
    }

    private Command kept(Command command) {
        return command.in(home)
                // where it would keep the public Sigstore's trusted root
                .with("TUF_ROOT", home.resolve("tuf"))
                .with("HOME", home);
    }

    @Override
    public String toString() {
        return tool.toString();
    }
}
