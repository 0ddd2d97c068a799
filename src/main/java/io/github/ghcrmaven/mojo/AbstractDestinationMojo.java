// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import org.apache.maven.execution.MavenSession;
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
}
