// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

/** Which links in a chart's folder are followed; one that leads nowhere is always refused. */
public enum Links {
    /** Those to files and folders of the chart itself. */
    WITHIN_THE_CHART,
    /** All, wherever they lead, as Helm does (internal/sympath/walk.go). */
    ANYWHERE
}
