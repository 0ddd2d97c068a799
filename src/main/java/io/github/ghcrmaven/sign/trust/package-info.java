// SPDX-License-Identifier: Apache-2.0
/**
 * Whom to trust and where to sign: the {@code trusted_root.json} and the {@code signing_config.v0.2.json} of a Sigstore, as
 * files or from its repository of The Update Framework (TUF, https://theupdateframework.github.io/specification/v1.0.31/).
 * The client workflow is sigstore-java's; what it reads comes over the build's one HTTP client, and what was read is kept
 * per user. Nothing that is kept is believed: each use checks it anew, from the root that the plugin or the user brings.
 */
@NullMarked
package io.github.ghcrmaven.sign.trust;

import org.jspecify.annotations.NullMarked;
