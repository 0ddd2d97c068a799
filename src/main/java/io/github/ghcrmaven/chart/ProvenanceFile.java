// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.oci.Digest;
import java.nio.file.Path;

/**
 * The signed provenance beside an archive.
 *
 * @param file the {@code .tgz.prov}
 * @param size the file's length in bytes
 * @param digest the file's digest
 */
public record ProvenanceFile(Path file, long size, Digest digest) {}
