// SPDX-License-Identifier: Apache-2.0
/**
 * YAML as Helm reads and writes it: sigs.k8s.io/yaml over go-yaml v2. SnakeYAML parses; what a scalar means is decided here.
 * Knows nothing of charts.
 */
@NullMarked
package io.github.ghcrmaven.yaml;

import org.jspecify.annotations.NullMarked;
