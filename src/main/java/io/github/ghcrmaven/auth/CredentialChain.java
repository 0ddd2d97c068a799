// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.auth.CredentialSource.Lookup;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
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
     * The credential for a repository, if a source has one. Sources after that one are not asked: they may start a program.
     *
     * @throws FaultException where a source has one half of a credential
     */
    public Answer find(Repository repository) {
        List<Absent> passed = new ArrayList<>();
        for (CredentialSource source : sources) {
            Lookup lookup = source.lookup(repository);
            if (lookup instanceof Found found) {
                Credential credential = found.credential().foundFor(repository.registry());
                List<String> rest = sources.subList(passed.size() + 1, sources.size()).stream()
                        .map(CredentialSource::name)
                        .toList();
                return new Answer(Optional.of(credential), passed, rest);
            }
            passed.add((Absent) lookup);
        }
        return new Answer(Optional.empty(), passed, List.of());
    }

    /**
     * What was found, and where it was looked for in vain before.
     *
     * @param credential the first found
     * @param passed the sources before it, with their reasons
     * @param notAsked the names of the sources after it
     */
    public record Answer(Optional<Credential> credential, List<Absent> passed, List<String> notAsked) {

        public Answer {
            passed = List.copyOf(passed);
            notAsked = List.copyOf(notAsked);
        }

        public Answer(Optional<Credential> credential, List<Absent> passed) {
            this(credential, passed, List.of());
        }

        /** The credential that was found, for messages. */
        public String describe() {
            return credential.map(Credential::toString).orElse("none found; asking without");
        }

        /** One line for each source that was passed over: its name and why. */
        public String passedOver() {
            return columns(passed);
        }

        /** One line for each source in order: why it was passed over, or that it is used. */
        public String allSources() {
            List<Absent> all = new ArrayList<>(passed);
            credential.ifPresent(winner -> {
                all.add(new Absent(winner.origin(), "used"));
                notAsked.forEach(name -> all.add(new Absent(name, "not asked, " + winner.origin() + " won")));
            });
            return columns(all);
        }

        private static String columns(List<Absent> sources) {
            int width = sources.stream()
                    .mapToInt(absent -> absent.source().length())
                    .max()
                    .orElse(0);
            StringBuilder lines = new StringBuilder();
            for (Absent absent : sources) {
                String gap = " ".repeat(width - absent.source().length() + 2);
                lines.append("\n  ").append(absent.source()).append(gap).append(absent.reason());
            }
            return lines.toString();
        }
    }
}
