// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.github.RepositoryOwner;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Destination;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Scm;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that look at where a project's charts go. */
abstract class AbstractDestinationMojo extends AbstractSigningMojo {

    /**
     * The repository below which each chart has its own, named as the chart. By default {@code <owner>/charts}, the owner
     * taken from {@code GITHUB_REPOSITORY_OWNER} or from the project's {@code <scm><url>} on github.com.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.repository")
    String repository;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    MojoExecution execution;

    AbstractDestinationMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    /** Fails where a destination pinned in the POM is to be redirected. */
    final void checkPinned() {
        Pinned pinned = new Pinned(session, execution);
        pinned.check("registry", registry);
        pinned.check("repository", repository);
    }

    /** The repository below which each chart has its own; where that is not as it was written, it is said. */
    final Repository charts() {
        Repository charts = Destination.of(
                registry, repository, RepositoryOwner.of(Environments.of(session), scmUrl().orElse(null)));
        Destination.lowerCased(charts, repository).ifPresent(getLog()::info);
        return charts;
    }

    /** Where the project's sources are, if it says so. */
    final Optional<String> scmUrl() {
        return Optional.ofNullable(project.getScm()).map(Scm::getUrl);
    }
}
