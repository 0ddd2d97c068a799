/**
 * Which files of a chart a user means: globs as Maven users know them, on paths below the chart's folder. Values only;
 * depends on nothing. The globs of a .helmignore are others, see {@code chart}.
 */
@NullMarked
package io.github.ghcrmaven.glob;

import org.jspecify.annotations.NullMarked;
