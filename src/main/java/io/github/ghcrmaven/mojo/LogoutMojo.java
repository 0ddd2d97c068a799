// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.LoginStore;
import io.github.ghcrmaven.publish.Destination;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Removes the registry's credential from where {@code ghcr:login -Dghcr.login.store}, {@code helm registry login} or {@code
 * docker login} have put it. settings.xml and the environment stay as they are.
 *
 * @since 0.1.0
 */
@Mojo(name = "logout", requiresProject = false, threadSafe = true)
public final class LogoutMojo extends AbstractGhcrMojo {

    /**
     * The registry: host, or host:port.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.registry", defaultValue = "ghcr.io", required = true)
    String registry;

    /**
     * Where the credential is removed: {@code helm}, {@code docker} or both.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.login.store", defaultValue = "helm,docker")
    List<String> loginStore = List.of();

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.logout.skip", defaultValue = "false")
    boolean logoutSkip;

    @Inject
    LogoutMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    @Override
    String skipProperty() {
        return "ghcr.logout.skip";
    }

    @Override
    boolean skipThisGoal() {
        return logoutSkip;
    }

    @Override
    void run() {
        String host = Destination.of(registry, "any", Optional.empty()).registry();
        for (LoginStore store : LoginStore.parse(loginStore)) {
            getLog().info(store.remove(host, Environments.machine(session))
                    .map(where -> "Removed the credential of " + host + " for " + store + " from " + where)
                    .orElse("No credential of " + host + " is kept for " + store));
        }
    }
}
