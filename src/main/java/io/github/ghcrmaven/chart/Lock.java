// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.util.List;

/**
 * What a lock of dependencies says (pkg/chart/dependency.go).
 *
 * @param generated when it was made, in RFC 3339; empty where the file does not say
 * @param digest of what was asked for and what was found
 * @param dependencies what was found
 */
record Lock(String generated, String digest, List<Dependency> dependencies) {}
