/**
 * What {@code ghcr:login} finds out: whether a push from here would succeed, as a list of checks. Nothing is pushed. Uses
 * {@code auth}, {@code registry} and {@code github}; prints nothing.
 */
@NullMarked
package io.github.ghcrmaven.login;

import org.jspecify.annotations.NullMarked;
