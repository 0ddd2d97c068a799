// SPDX-License-Identifier: Apache-2.0
/**
 * The plugin among the tools that its users have: real registries, real charts, both Helms, crane and skopeo, each as a
 * process of its own. Uses none of the plugin's classes, so that no mistake is shared by what is tested and its test.
 */
@NullMarked
package io.github.ghcrmaven.interop;

import org.jspecify.annotations.NullMarked;
