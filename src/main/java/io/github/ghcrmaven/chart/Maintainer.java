// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

/**
 * Who maintains a chart; what is not given is empty.
 *
 * @param name name
 * @param email address
 * @param url home page
 */
public record Maintainer(String name, String email, String url) {}
