// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.publish.ChartDownload;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.PulledChart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chart as {@code ghcr:verify} does, and only then fetches it, by the digest that was verified: the archive as {@code
 * <name>-<version>.tgz}, with its {@code .prov} where it has one.
 *
 * @since 0.1.0
 */
@Mojo(name = "pull", requiresProject = false, threadSafe = true)
public final class PullMojo extends AbstractVerifyingMojo {

    /**
     * The folder that the chart goes to. By default the module's, and without a project the one in which Maven was started.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.pull.directory")
    @Nullable
    File pullDirectory;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.pull.skip", defaultValue = "false")
    boolean pullSkip;

    @Inject
    PullMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    @Override
    String skipProperty() {
        return "ghcr.pull.skip";
    }

    @Override
    boolean skipThisGoal() {
        return pullSkip;
    }

    @Override
    void run() throws IOException {
        Narration narration = new Narration(getLog()::info);
        Verified verified = verified("pull", narration);
        Path directory = path(pullDirectory).orElse(basedir().toPath());
        PulledChart pulled = new ChartDownload(verified.registry(), verified.manifest()).into(directory);
        narration.say("Pulled", pulled.archive().getFileName() + " (" + pulled.describe() + ")");
        pulled.provenance().ifPresent(file -> narration.say("Provenance", file.getFileName() + ", not verified"));
        narration.copyable(List.of(
                verified.manifest().reference().toString(), pulled.archive().toString()));
    }
}
