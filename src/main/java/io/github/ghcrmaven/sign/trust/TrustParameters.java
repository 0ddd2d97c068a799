// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which Sigstore counts, as it stands in a POM or on a command line. With nothing given, the public one by its repository.
 *
 * @param trustedRoot a {@code trusted_root.json}, which is then not asked of a repository
 * @param signingConfig a {@code signing_config.json} of version 0.2, likewise
 * @param staging the public Sigstore's staging instance
 * @param tufMirror the address of another repository
 * @param tufRoot the {@code root.json} by which that repository is trusted
 */
public record TrustParameters(
        Optional<Path> trustedRoot,
        Optional<Path> signingConfig,
        boolean staging,
        Optional<URI> tufMirror,
        Optional<Path> tufRoot) {

    /**
     * Checks that they go together.
     *
     * @throws FaultException where two of them contradict each other, one is missing, or the address is none
     */
    public TrustParameters {
        check(
                !staging
                        || Stream.of(trustedRoot, signingConfig, tufMirror, tufRoot)
                                .allMatch(Optional::isEmpty),
                "signStaging is given, and another Sigstore too: signTrustedRoot, signSigningConfig, signTufMirror or"
                        + " signTufRoot.",
                "give one of them; -Dghcr.sign.staging=true is for trying things out and needs no other");
        check(
                tufMirror.isEmpty() || tufRoot.isPresent(),
                "signTufMirror is given and signTufRoot is not: nothing says by whose keys the repository is trusted.",
                "name a root.json of that repository that you got from its operator, not from the repository itself:"
                        + " -Dghcr.sign.tufRoot=root.json");
        check(
                tufRoot.isEmpty() || tufMirror.isPresent(),
                "signTufRoot is given and signTufMirror is not.",
                "name the repository that it belongs to: -Dghcr.sign.tufMirror=https://tuf.example.com");
        tufMirror.ifPresent(TrustParameters::checkAddress);
    }

    /** Whoever reads along learns nothing that is not public; but plain http lets anybody withhold what is newer. */
    private static void checkAddress(URI mirror) {
        @Nullable HttpUrl url = HttpUrl.get(mirror);
        check(
                url != null
                        && mirror.getRawUserInfo() == null
                        && mirror.getRawQuery() == null
                        && mirror.getRawFragment() == null,
                "signTufMirror is no address of a repository.",
                "write https://host/path, without user, query or fragment: -Dghcr.sign.tufMirror");
        check(
                url == null || Loopback.isPrivate(url),
                "signTufMirror is '" + mirror + "': plain http is for this machine alone.",
                "use https: -Dghcr.sign.tufMirror");
    }

    private static void check(boolean condition, String what, String fix) {
        if (!condition) {
            throw new FaultException(what, fix, "trust-parameters");
        }
    }
}
