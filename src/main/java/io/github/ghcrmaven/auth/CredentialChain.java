// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.auth.CredentialSource.Lookup;
import io.github.ghcrmaven.fault.FaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All sources in their order; the first that has a credential wins. */
public final class CredentialChain {

    private final List<CredentialSource> sources;

    public CredentialChain(List<CredentialSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The credential for a host, if a source has one.
     *
     * @throws FaultException where a source has one half of a credential
     */
    public Answer find(String host) {
        List<Absent> passed = new ArrayList<>();
        for (CredentialSource source : sources) {
            Lookup lookup = source.lookup(host);
            if (lookup instanceof Found found) {
                return new Answer(Optional.of(found.credential()), passed);
            }
            passed.add((Absent) lookup);
        }
        return new Answer(Optional.empty(), passed);
    }

    /**
     * What was found, and where it was looked for in vain before.
     *
     * @param credential the first found
     * @param passed the sources before it, with their reasons
     */
    public record Answer(Optional<Credential> credential, List<Absent> passed) {

        public Answer {
            passed = List.copyOf(passed);
        }

        /** The credential that was found, for messages. */
        public String describe() {
            return credential.map(Credential::toString).orElse("none found; asking without");
        }

        /** One line for each source that was passed over: its name and why. */
        public String passedOver() {
            int width = passed.stream()
                    .mapToInt(absent -> absent.source().length())
                    .max()
                    .orElse(0);
            StringBuilder lines = new StringBuilder();
            for (Absent absent : passed) {
                String gap = " ".repeat(width - absent.source().length() + 2);
                lines.append("\n  ").append(absent.source()).append(gap).append(absent.reason());
            }
            return lines.toString();
        }
    }
}
