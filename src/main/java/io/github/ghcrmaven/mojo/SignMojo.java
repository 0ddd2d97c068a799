// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.publish.ExistingManifest;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Signs a chart or image that is in a registry already, as {@code cosign sign} does, reads the signatures back and verifies them.
 * What others have signed stays; where the same signer has signed it, nothing is added.
 *
 * @since 0.1.0
 */
@Mojo(name = "sign", requiresProject = false, threadSafe = true)
public final class SignMojo extends AbstractReferenceMojo {

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.skip", defaultValue = "false")
    boolean signSkip;

    @Inject
    SignMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    @Override
    String skipProperty() {
        return "ghcr.sign.skip";
    }

    @Override
    boolean skipThisGoal() {
        return signSkip;
    }

    @Override
    void run() throws IOException {
        act("sign", ExistingManifest::sign);
    }
}
