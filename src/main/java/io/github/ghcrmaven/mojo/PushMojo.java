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
import io.github.ghcrmaven.publish.BuildProvenance;
import io.github.ghcrmaven.publish.Destination;
import io.github.ghcrmaven.publish.IfExists;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Outputs;
import io.github.ghcrmaven.publish.Policy;
import io.github.ghcrmaven.publish.Publication;
import io.github.ghcrmaven.publish.Published;
import io.github.ghcrmaven.publish.Signing;
import io.github.ghcrmaven.publish.Visibility;
import io.github.ghcrmaven.registry.Registry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Publishes the charts that {@code ghcr:package} made in this build: everything is checked first, then the charts go up by
 * digest and are signed, the signatures are read back and verified, and the version tags are put last.
 *
 * @since 0.1.0
 */
@Mojo(name = "push", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PushMojo extends AbstractDestinationMojo {

    /**
     * What happens where a released version is in the registry with another digest: {@code fail}, {@code skip} (what is
     * there stays) or {@code overwrite}. A SNAPSHOT always moves.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.ifExists", defaultValue = "fail")
    String ifExists;

    /**
     * Checks credentials, token and tag, and writes nothing. Whether the token may push is not tried.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * Puts no tag before the last chart of the build is signed and verified: a failure in any module before that leaves the
     * tags of all charts where they were. All modules that publish need it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.atEnd", defaultValue = "false")
    boolean atEnd;

    /**
     * Says of each chart how it was built, as provenance of SLSA: by which workflow, from which commit, with which charts in it.
     * The statement is signed as the chart is, and attached before any tag is put.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.attest.provenance", defaultValue = "false")
    boolean attestProvenance;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.push.skip", defaultValue = "false")
    boolean pushSkip;

    @Parameter(defaultValue = "${project.build.directory}/ghcr", readonly = true)
    File reportDirectory;

    @Inject
    PushMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
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

        Connections connections = connections(charts.registry());
        CredentialChain.Answer credentials =
                connections.credentials(Environments.machine(session), Destination.common(charts, archives));
        Registry remote = connections.open(credentials);
        Narration narration = new Narration(getLog()::info);
        narration.say("Destination", Destination.describe(charts, archives));
        narration.say("Credentials", credentials.describe());
        Visibility visibility = visibility(connections, credentials);
        Publication publication = new Publication(
                remote,
                charts,
                connections.endpoint().isPlain(),
                policy,
                attested(signing(remote, charts.registry())),
                visibility,
                narration);
        Publication.Staged staged = publication.stage(archives);
        if (dryRun) {
            took(start, remote, visibility, "nothing was written (dryRun)");
        } else if (atEnd) {
            narration.say("Staged", "no tag is put before the last chart of this build is signed (atEnd)");
            new BuildEnd(session, project, execution)
                    .leave(
                            () -> {
                                staged.judge();
                                return true;
                            },
                            () -> {
                                finish(staged, narration, start, remote, visibility);
                                return true;
                            });
        } else {
            finish(staged, narration, start, remote, visibility);
        }
    }

    /** Others do not wait for a module that publishes nothing. */
    @Override
    void skipped() throws IOException {
        if (atEnd) {
            new BuildEnd(session, project, execution).pass();
        }
    }

    private void finish(
            Publication.Staged staged, Narration narration, long start, Registry remote, Visibility visibility)
            throws IOException {
        List<Published> published = staged.tag();
        Outputs outputs = Outputs.of(published);
        outputs.write(reportDirectory.toPath(), new ActionsFiles(Environments.of(session)));
        outputs.properties().forEach((name, value) -> project.getProperties().setProperty("ghcr." + name, value));
        narration.copyable(outputs.copyable());
        List<String> policies = outputs.policies();
        if (!policies.isEmpty()) {
            narration.copyable(policies);
        }
        took(start, remote, visibility, "report in " + report(published));
        visibility.warn(published);
    }

    private void took(long start, Registry remote, Visibility visibility, String what) {
        getLog().info(String.format(
                Locale.ROOT,
                "Took %.1f s, %d requests; %s",
                (System.nanoTime() - start) / 1e9,
                remote.requests() + visibility.requests(),
                what));
    }

    private String report(List<Published> published) {
        Path directory = reportDirectory.toPath();
        return shown(published.size() == 1 ? directory.resolve(published.get(0).name() + ".json") : directory);
    }

    private Repository destination(Environment environment) {
        checkPinned();
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

    private Optional<Signing> attested(Optional<Signing> signing) {
        if (!attestProvenance) {
            return signing;
        }
        String scmUrl = project.getScm() == null ? null : project.getScm().getUrl();
        BuildProvenance provenance = new BuildProvenance(
                Environments.of(session), session.getGoals(), Optional.ofNullable(scmUrl), pluginVersion);
        return Optional.of(signing.orElseThrow(() -> new FaultException(
                        "attestProvenance is true, and sign is 'none': who says how a chart was built has to sign it.",
                        "leave sign out, to sign in the name of an identity, or name a key: -Dghcr.sign=key"
                                + " -Dghcr.sign.key=cosign.key",
                        "sign-parameters"))
                .with(provenance));
    }

    private void requireOnline() {
        if (session.isOffline()) {
            throw new FaultException(
                    "Maven is offline (-o), and a push needs the registry.", "run it without -o", "offline");
        }
    }
}
