// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import java.util.List;
import java.util.Optional;

/**
 * A chart as it stands in the registry after its publication.
 *
 * @param archive the packaged chart
 * @param repository where it is
 * @param digest the manifest's digest; where it was skipped, that of what is there
 * @param tags the tags that point at it
 * @param skipped whether another content was there and was left ({@code ifExists=skip})
 * @param signed its signatures; empty where nothing was signed, or it was skipped
 * @param plainHttp whether the registry is spoken to without TLS, which a consumer must ask for
 */
public record Published(
        ChartArchive archive,
        Repository repository,
        Digest digest,
        List<Tag> tags,
        boolean skipped,
        Optional<Signed> signed,
        boolean plainHttp) {

    public String name() {
        return archive.metadata().name();
    }

    public String version() {
        return archive.metadata().version();
    }

    /** By digest, which no one can move. */
    public Reference reference() {
        return repository.at(digest);
    }

    /** The command that uses the chart: a library cannot be installed, only pulled. */
    public String command() {
        return isLibrary() ? pullCommand() : "helm install " + name() + " " + location();
    }

    /** The command that fetches the archive. */
    public String pullCommand() {
        return "helm pull " + location();
    }

    /** How others verify it; empty where it was not signed. */
    public Optional<ConsumerChecks> checks() {
        return signed.map(proven -> proven.checks(reference(), plainHttp));
    }

    private boolean isLibrary() {
        return archive.metadata().type().equals("library");
    }

    private String location() {
        return "oci://" + repository + " --version " + version() + (plainHttp ? " --plain-http" : "");
    }
}
