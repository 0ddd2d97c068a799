// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.io.IOException;
import java.nio.file.Path;

/** Signs archives on their way: both files are whole and verified before either appears under its name. */
public interface ArchiveSigner {

    /** The content of the provenance file of this archive, whose own file need not be there yet. */
    byte[] sign(ChartArchive archive);

    /**
     * Reads back what was written.
     *
     * @param fileName the archive's name, which is part of what is signed
     * @param archive where the archive's bytes lie now
     * @param provenance where the signed text lies now
     * @throws IOException where the two are not what was signed, or cannot be read
     */
    void verify(String fileName, Path archive, Path provenance) throws IOException;
}
