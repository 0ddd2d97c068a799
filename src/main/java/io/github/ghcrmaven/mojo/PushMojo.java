// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.Choice;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.ActionsFiles;
import io.github.ghcrmaven.github.RepositoryOwner;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Destination;
import io.github.ghcrmaven.publish.IfExists;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Outputs;
import io.github.ghcrmaven.publish.Policy;
import io.github.ghcrmaven.publish.Publication;
import io.github.ghcrmaven.publish.Published;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.registry.Registry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Publishes the charts that {@code ghcr:package} made in this build: everything is checked first, then the charts go up by
 * digest, and the version tags are put last.
 *
 * @since 0.1.0
 */
@Mojo(name = "push", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PushMojo extends AbstractGhcrMojo {

    private final SettingsDecrypter decrypter;

    /**
     * The registry: host, or host:port.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.registry", defaultValue = "ghcr.io", required = true)
    String registry;

    /**
     * The repository below which each chart has its own, named as the chart. By default {@code <owner>/charts}, the owner
     * taken from {@code GITHUB_REPOSITORY_OWNER} or from the project's {@code <scm><url>} on github.com.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.repository")
    String repository;

    /**
     * The id of the {@code <server>} in settings.xml with the credentials. By default the registry's host, with its port or
     * without.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.serverId")
    String serverId;

    /**
     * Asks GitHub's own client, {@code gh}, for its token, where the registry is ghcr.io and neither settings.xml nor the
     * environment has one. The token must have the scope {@code write:packages}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.useGhCli", defaultValue = "false")
    boolean useGhCli;

    /**
     * What happens where a released version is in the registry with another digest: {@code fail}, {@code skip} (what is
     * there stays) or {@code overwrite}. A SNAPSHOT always moves.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.ifExists", defaultValue = "fail")
    String ifExists;

    /**
     * Speaks plain http to the registry. By default true for {@code localhost} and the loopback addresses, false for every
     * other host.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.plainHttp")
    Boolean plainHttp;

    /**
     * Lets credentials go over plain http to another host than this machine, where anyone on the way can read them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sendCredentialsOverHttp", defaultValue = "false")
    boolean sendCredentialsOverHttp;

    /**
     * Checks credentials, token and tag, and writes nothing. Whether the token may push is not tried.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.push.skip", defaultValue = "false")
    boolean pushSkip;

    @Parameter(defaultValue = "${project.build.directory}/ghcr", readonly = true)
    File reportDirectory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    MojoExecution execution;

    @Inject
    PushMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project);
        this.decrypter = decrypter;
    }

    @Override
    String skipProperty() {
        return "ghcr.push.skip";
    }

    @Override
    boolean skipThisGoal() {
        return pushSkip;
    }

    @Override
    void run() throws IOException {
        long start = System.nanoTime();
        Environment environment = Environments.of(session);
        Policy policy = new Policy(Choice.of("ifExists", ifExists, IfExists.class), dryRun);
        Repository charts = destination(environment);
        Destination.lowerCased(charts, repository).ifPresent(getLog()::info);
        List<ChartArchive> archives = packagedCharts();
        requireOnline();

        Connections connections = new Connections(session, decrypter, getLog(), pluginVersion);
        CredentialChain.Answer credentials = connections.credentials(
                Environments.machine(session), Destination.common(charts, archives), serverId, useGhCli);
        Endpoint endpoint = Endpoint.of(charts.registry(), Optional.ofNullable(plainHttp));
        Registry remote = connections.open(endpoint, credentials, sendCredentialsOverHttp);
        Narration narration = new Narration(getLog()::info);
        narration.say("Destination", Destination.describe(charts, archives));
        narration.say("Credentials", credentials.describe());
        Publication publication = new Publication(remote, charts, endpoint.isPlain(), policy, narration);
        List<Published> published = publication.publish(archives);

        if (!dryRun) {
            Outputs outputs = Outputs.of(published);
            outputs.write(reportDirectory.toPath(), new ActionsFiles(environment));
            outputs.properties()
                    .forEach((name, value) -> project.getProperties().setProperty("ghcr." + name, value));
            narration.copyable(outputs.copyable());
        }
        getLog().info(String.format(
                Locale.ROOT,
                "Took %.1f s, %d requests%s",
                (System.nanoTime() - start) / 1e9,
                remote.requests(),
                dryRun ? "; nothing was written (dryRun)" : "; report in " + report(published)));
    }

    private String report(List<Published> published) {
        Path directory = reportDirectory.toPath();
        return shown(published.size() == 1 ? directory.resolve(published.get(0).name() + ".json") : directory);
    }

    private Repository destination(Environment environment) {
        Pinned pinned = new Pinned(session, execution);
        pinned.check("registry", registry);
        pinned.check("repository", repository);
        String scmUrl = project.getScm() == null ? null : project.getScm().getUrl();
        return Destination.of(registry, repository, RepositoryOwner.of(environment, scmUrl));
    }

    @SuppressWarnings("unchecked") // Maven 3 declares the context without types
    private List<ChartArchive> packagedCharts() {
        List<ChartArchive> charts = PackagedCharts.in(getPluginContext()).all();
        if (charts.isEmpty()) {
            throw new FaultException(
                    "No chart was packaged in this build, so there is nothing to push.",
                    "run both: mvn ghcr:package ghcr:push, or mvn deploy where both goals are bound",
                    "nothing-packaged");
        }
        return charts;
    }

    private void requireOnline() {
        if (session.isOffline()) {
            throw new FaultException(
                    "Maven is offline (-o), and a push needs the registry.", "run it without -o", "offline");
        }
    }
}
