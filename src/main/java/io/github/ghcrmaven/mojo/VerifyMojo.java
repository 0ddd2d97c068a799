// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.publish.Narration;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Verifies that a chart or image in a registry is signed by whom it should be, as {@code cosign verify} does, and fails where
 * it is not, with the reason for each signature. A tag is resolved once; the digest that is printed was computed from the
 * manifest's bytes, and is what has been verified.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", requiresProject = false, threadSafe = true)
public final class VerifyMojo extends AbstractVerifyingMojo {

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.skip", defaultValue = "false")
    boolean verifySkip;

    @Inject
    VerifyMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    @Override
    String skipProperty() {
        return "ghcr.verify.skip";
    }

    @Override
    boolean skipThisGoal() {
        return verifySkip;
    }

    @Override
    void run() throws IOException {
        Narration narration = new Narration(getLog()::info);
        Verified verified = verified("verify", narration);
        narration.copyable(List.of(verified.manifest().reference().toString()));
    }
}
