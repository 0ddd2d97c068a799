// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import okio.ByteString;

/** One vector of sigstore-conformance: a folder with a bundle, and what it is to be verified against. */
record ConformanceVector(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/sigstore-conformance");
    private static final String IDENTITY =
            "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/"
                    + "extremely-dangerous-oidc-beacon.yml@refs/heads/main";
    private static final String ISSUER = "https://token.actions.githubusercontent.com";

    static List<ConformanceVector> all() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("bundle-verify"))) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(ConformanceVector::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConformanceVector named(String name) {
        return new ConformanceVector(ROOT.resolve("bundle-verify").resolve(name));
    }

    boolean mustFail() {
        return folder.getFileName().toString().endsWith("_fail");
    }

    ByteString bundle() {
        return bytes(folder.resolve("bundle.sigstore.json"));
    }

    ByteString artifact() {
        return bytes(
                Files.exists(folder.resolve("artifact"))
                        ? folder.resolve("artifact")
                        : ROOT.resolve("bundle-verify/a.txt"));
    }

    TrustedRoot trustedRoot() {
        return TrustedRoot.parse(trustedRootBytes(), "of " + this);
    }

    ByteString trustedRootBytes() {
        Path own = folder.resolve("trusted_root.json");
        return bytes(Files.exists(own) ? own : ROOT.resolve("public-good.trusted_root.json"));
    }

    Policy policy() {
        Path key = folder.resolve("key.pub");
        return Files.exists(key)
                ? new Policy.OfKey(VerificationKey.parse(bytes(key).utf8()), true)
                : new Policy.OfIdentity(
                        TextMatch.exactly(text("identity", IDENTITY)),
                        TextMatch.exactly(text("issuer", ISSUER)),
                        WorkflowClaims.NONE);
    }

    /** As a client's command line does: whatever the bundle is of, the file is what is asked about. */
    VerifiedSignature verify() {
        return verify(new SignatureVerifier(trustedRoot()), bundle());
    }

    VerifiedSignature verify(SignatureVerifier verifier, ByteString bundle) {
        if (holdsEnvelope(bundle)) {
            return verifier.attestation(Digest.of(artifact().toByteArray()), bundle, policy())
                    .signature();
        }
        return verifier.file(artifact(), bundle, policy());
    }

    private static boolean holdsEnvelope(ByteString bundle) {
        try {
            return JsonParser.parseString(bundle.utf8()).getAsJsonObject().has("dsseEnvelope");
        } catch (JsonParseException | IllegalStateException e) {
            return false;
        }
    }

    private String text(String file, String otherwise) {
        return Files.exists(folder.resolve(file))
                ? bytes(folder.resolve(file)).utf8().strip()
                : otherwise;
    }

    private static ByteString bytes(Path file) {
        try {
            return ByteString.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
