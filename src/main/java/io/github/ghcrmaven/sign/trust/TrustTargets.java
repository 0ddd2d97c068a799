// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import java.util.Optional;
import okio.ByteString;

/**
 * What a repository was read for, as it is signed there.
 *
 * @param trustedRoot the {@code trusted_root.json}
 * @param signingConfig the {@code signing_config.v0.2.json}; a repository without it serves those who verify
 */
record TrustTargets(ByteString trustedRoot, Optional<ByteString> signingConfig) {}
