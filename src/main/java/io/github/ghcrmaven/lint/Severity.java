// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

/** How much a finding weighs, lightest first (pkg/chart/v2/lint/support/message.go). */
public enum Severity {
    INFO,
    WARNING,
    ERROR
}
