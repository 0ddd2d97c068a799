// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: being skipped, and how errors are said to Maven. */
abstract class AbstractGhcrMojo extends AbstractMojo {

    private static final String DOCUMENTATION = "https://github.com/ghcrmaven/ghcr-maven-plugin/blob/";

    final MavenSession session;
    final MavenProject project;

    /**
     * Skips all goals of this plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.skip", defaultValue = "false")
    boolean skip;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    String pluginVersion;

    AbstractGhcrMojo(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
    }

    /** The name of the property that skips this goal alone. */
    abstract String skipProperty();

    abstract boolean skipThisGoal();

    /** For goals on which others wait. */
    void skipped() throws IOException {}

    /**
     * Does the goal's work.
     *
     * @throws FaultException where the project is wrong or a registry refuses
     * @throws IOException where the environment fails
     */
    abstract void run() throws IOException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipThisGoal()) {
            getLog().info("Skipped: " + (skip ? "ghcr.skip" : skipProperty()) + " is true");
        }
        try {
            if (skip || skipThisGoal()) {
                skipped();
            } else {
                run();
            }
        } catch (FaultException e) {
            getLog().debug(e);
            // without cause: Maven would print its message, too
            throw new MojoFailureException(e.text(this::documentation));
        } catch (UnavailableException e) {
            getLog().debug(e);
            throw new MojoExecutionException(e.fault().text(this::documentation));
        } catch (IOException e) {
            // the message of a file system's error is often the file's name and nothing else
            boolean says = e.getMessage() != null && !(e instanceof FileSystemException);
            throw new MojoExecutionException(says ? e.getMessage() : e.toString(), e);
        }
    }

    private String documentation(String anchor) {
        String revision = pluginVersion.endsWith("-SNAPSHOT") ? "main" : "v" + pluginVersion;
        return DOCUMENTATION + revision + "/docs/errors.md#" + anchor;
    }

    /** What paths are relative to; where there is no project, the folder in which Maven was started. */
    final File basedir() {
        return project.getBasedir() == null ? new File(session.getExecutionRootDirectory()) : project.getBasedir();
    }

    /** A file as it is shown: below the module's folder, where it lies there. */
    String shown(Path file) {
        Path base = basedir().toPath();
        return file.startsWith(base) ? base.relativize(file).toString() : file.toString();
    }
}
