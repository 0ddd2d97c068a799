// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okio.ByteString;

/** {@code @sigstore/verify}, what npm and GitHub's own tools verify with; its files are in a folder of its own. */
final class SigstoreVerify {

    private final Path folder;
    private final TrustFiles trust;
    private int bundles;

    SigstoreVerify(Path folder, TrustFiles trust) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.trust = trust;
    }

    /** The payload of a bundle that exactly this subject signed, as this issuer names it. */
    String verify(ByteString bundle, String subject, String issuer) throws IOException {
        return run(bundle, "identity", subject, issuer);
    }

    /** The payload of a bundle that was signed with the key of which this is the public one, in PEM. */
    String verifyWithKey(ByteString bundle, String publicKey) throws IOException {
        return run(
                bundle,
                "key",
                Files.writeString(folder.resolve("key.pem"), publicKey).toString());
    }

    private String run(ByteString bundle, String... signer) throws IOException {
        Path file = Files.write(folder.resolve("bundle-" + ++bundles + ".json"), bundle.toByteArray());
        List<String> words = new ArrayList<>(List.of(trust.trustedRoot().toString(), file.toString()));
        Collections.addAll(words, signer);
        return Command.of(Tool.SIGSTORE_VERIFY.path(), words).text();
    }
}
