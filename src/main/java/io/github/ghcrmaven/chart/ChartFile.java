// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

/**
 * A file of a chart.
 *
 * @param name its path below the chart's folder, with {@code /}
 * @param content its bytes
 */
public record ChartFile(String name, Content content) {}
