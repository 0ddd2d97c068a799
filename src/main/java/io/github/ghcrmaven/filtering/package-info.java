/**
 * Replaces expressions such as {@code @project.version@} in files by values, as Maven's resource filtering does. Takes the
 * values as a function and the files as bytes, writes what came of them; knows nothing of charts or of Maven. Uses {@code
 * glob} and {@code fault}.
 */
@NullMarked
package io.github.ghcrmaven.filtering;

import org.jspecify.annotations.NullMarked;
