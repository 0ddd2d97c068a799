// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

/** What happens where an expression has no value. Its text is never taken out. */
public enum Unresolved {
    /** The build fails. */
    FAIL,
    /** It stays as it is, and a warning names it. */
    WARN,
    /** It stays as it is. */
    KEEP
}
