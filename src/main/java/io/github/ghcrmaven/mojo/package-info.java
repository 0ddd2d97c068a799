/**
 * The goals. Parameters in, one call, one sentence out. The only package that sees Maven; nothing depends on it.
 */
@NullMarked
package io.github.ghcrmaven.mojo;

import org.jspecify.annotations.NullMarked;
