// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import java.io.IOException;
import java.util.Optional;
import okio.ByteString;

/** The files of a repository, wherever they are. */
@FunctionalInterface
interface TufFiles {

    /**
     * One file.
     *
     * @param path below the repository's address, such as {@code 11.root.json} or {@code targets/<hash>.trusted_root.json}
     * @param longest how many bytes it may have
     * @return empty where there is no such file
     */
    Optional<ByteString> read(String path, int longest) throws IOException;
}
