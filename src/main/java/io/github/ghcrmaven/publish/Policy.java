// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

/**
 * How a publication deals with what is there.
 *
 * @param ifExists what happens to a released version with another digest; a SNAPSHOT always moves
 * @param dryRun everything is checked that can be checked without writing, and nothing is written
 */
public record Policy(IfExists ifExists, boolean dryRun) {}
