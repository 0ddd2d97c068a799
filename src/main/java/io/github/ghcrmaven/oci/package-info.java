/**
 * The values of the OCI image and distribution specifications: references, digests, tags, descriptors, manifests, indexes.
 * No I/O; depends on nothing of ours but the faults that a wrong value is reported with.
 */
@NullMarked
package io.github.ghcrmaven.oci;

import org.jspecify.annotations.NullMarked;
