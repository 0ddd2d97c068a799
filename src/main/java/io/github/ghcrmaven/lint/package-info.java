/**
 * The static rules of {@code helm lint}, with Helm's severities and texts: those of Helm 4 (pkg/chart/v2/lint/rules), and
 * the rule on crd-install hooks of Helm 3 (pkg/lint/rules). Uses {@code chart} to load and {@code fault} to hear why that
 * fails; renders nothing, and knows nothing of Maven.
 */
@NullMarked
package io.github.ghcrmaven.lint;

import org.jspecify.annotations.NullMarked;
