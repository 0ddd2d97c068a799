/**
 * What can be wrong with the user's project or with a registry's answer: what happened, what to do, and the anchor of the
 * explanation in {@code docs/errors.md}. Values only; used by every other package, depends on none.
 */
@NullMarked
package io.github.ghcrmaven.fault;

import org.jspecify.annotations.NullMarked;
