/**
 * A Helm chart as files and metadata: loading a folder as Helm does, ignore rules, and the archive.
 * Uses {@code oci} for digests, {@code yaml}, {@code secrets} and {@code filtering}; knows nothing of
 * registries or of Maven. Paths in comments, such as {@code pkg/chart/loader}, are those of Helm 3's sources.
 */
@NullMarked
package io.github.ghcrmaven.chart;

import org.jspecify.annotations.NullMarked;
