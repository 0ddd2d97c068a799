/**
 * An OCI image layout, a folder, as a registry (image-spec, image-layout.md). A folder may be anybody's making: no link in it
 * is followed, reads are bounded, and digests are verified. Uses {@code registry}, {@code oci} and {@code fault}.
 */
@NullMarked
package io.github.ghcrmaven.layout;

import org.jspecify.annotations.NullMarked;
