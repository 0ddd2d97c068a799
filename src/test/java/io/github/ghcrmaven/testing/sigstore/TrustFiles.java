// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.nio.file.Path;

/**
 * What a client gets as files.
 *
 * @param trustedRoot {@code trusted_root.json}
 * @param rekor1 a signing configuration, {@link SigningServices#REKOR_1}
 * @param rekor1AndTimestamps {@link SigningServices#REKOR_1_AND_TIMESTAMPS}
 * @param rekor2 {@link SigningServices#REKOR_2}
 * @param tufRoot {@code root.json}, the first root of the repository
 * @param certificateLogKey PEM, cosign 2's SIGSTORE_CT_LOG_PUBLIC_KEY_FILE
 * @param authorityChain PEM, the root last, cosign 2's SIGSTORE_ROOT_FILE
 * @param rekorKey PEM, cosign 2's SIGSTORE_REKOR_PUBLIC_KEY
 * @param timestampChain PEM, the signer's first, cosign's --timestamp-certificate-chain
 */
public record TrustFiles(
        Path trustedRoot,
        Path rekor1,
        Path rekor1AndTimestamps,
        Path rekor2,
        Path tufRoot,
        Path certificateLogKey,
        Path authorityChain,
        Path rekorKey,
        Path timestampChain) {

    static TrustFiles in(Path folder) {
        return new TrustFiles(
                folder.resolve("trusted_root.json"),
                folder.resolve("signing_config.v1.json"),
                folder.resolve("signing_config.v1tsa.json"),
                folder.resolve("signing_config.v2.json"),
                folder.resolve("root.json"),
                folder.resolve("ct.pem"),
                folder.resolve("fulcio.pem"),
                folder.resolve("rekor.pem"),
                folder.resolve("tsa.pem"));
    }
}
