// SPDX-License-Identifier: Apache-2.0
/**
 * What is left when a whole build ends in the middle of a publication: Mavens in processes of their own, before a registry
 * and a Sigstore in this one. Run after the plugin is installed for the invoker tests, and as they do.
 */
@NullMarked
package io.github.ghcrmaven.crash;

import org.jspecify.annotations.NullMarked;
