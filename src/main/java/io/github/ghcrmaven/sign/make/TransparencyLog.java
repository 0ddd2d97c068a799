// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.sign.verify.LogEntry;
import java.io.IOException;
import java.util.Optional;

/** A log that is written to; each generation of Rekor has an interface of its own. */
interface TransparencyLog {

    /**
     * Logs a signature. The log has it for ever, and everybody can read it.
     *
     * @return what the log says of it; empty where it has the same already, and does not say any more what it said then
     */
    Optional<LogEntry> log(ProposedEntry entry) throws IOException;
}
