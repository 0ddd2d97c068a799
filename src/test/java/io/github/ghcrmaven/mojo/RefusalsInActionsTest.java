// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.GhcrToken;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.registry.RemoteRegistry;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What explains a refusal in a workflow comes from the session's environment. */
class RefusalsInActionsTest {

    private static final String TOKEN = "ghs_" + "t4Lm".repeat(9);

    private final TestSession session = new TestSession();
    private final InProcessGhcr ghcr = InProcessGhcr.start()
            .account("octocat", TOKEN)
            .refuse("acme/charts/web", Refusal.WRITE_ORGANIZATION_PACKAGE);

    @AfterEach
    void close() {
        ghcr.close();
    }

    /** The registry in this JVM, by the name of GitHub's. */
    private RemoteRegistry registry() {
        CredentialChain.Answer found = new CredentialChain.Answer(
                Optional.of(new Credential("octocat", new Secret(TOKEN), "GITHUB_TOKEN")), List.of());
        return TestConnections.of(session, new Endpoint(GhcrToken.HOST, HttpUrl.get(ghcr.url())))
                .open(found, Actions.PUSH);
    }

    @Test
    void theJobIsNamedAsTheEnvironmentNamesIt() {
        session.environment("GITHUB_ACTIONS", "true")
                .environment("GITHUB_REPOSITORY", "acme/web")
                .environment("GITHUB_WORKFLOW_REF", "acme/web/.github/workflows/release.yml@refs/heads/main")
                .environment("GITHUB_JOB", "publish");

        assertThatThrownBy(() -> registry().openUpload(new Repository(GhcrToken.HOST, "acme/charts/web")))
                .hasMessageContaining("Fix: in .github/workflows/release.yml, job publish, add\n")
                .hasMessageContaining("docs/errors.md#write-organization-package");
    }

    @Test
    void elsewhereNoJobIsNamed() {
        assertThatThrownBy(() -> registry().openUpload(new Repository(GhcrToken.HOST, "acme/charts/web")))
                .hasMessageContaining("Fix: in the workflow's job, add\n");
    }
}
