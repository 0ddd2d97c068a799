// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

/** What happens where the appVersion that is kept is not the project's version. */
public enum AppVersionCheck {
    /** Nothing is packaged. */
    FAIL,
    /** It is packaged, with a warning. */
    WARN,
    /** Nobody looks. */
    OFF
}
