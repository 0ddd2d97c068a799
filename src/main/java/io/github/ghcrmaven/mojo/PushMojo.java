// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.Choice;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.ActionsFiles;
import io.github.ghcrmaven.github.RepositoryOwner;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.BuildProvenance;
import io.github.ghcrmaven.publish.CarriedChart;
import io.github.ghcrmaven.publish.CarriedCharts;
import io.github.ghcrmaven.publish.CarriedPublication;
import io.github.ghcrmaven.publish.Destination;
import io.github.ghcrmaven.publish.IfExists;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Outputs;
import io.github.ghcrmaven.publish.Policy;
import io.github.ghcrmaven.publish.Publication;
import io.github.ghcrmaven.publish.Published;
import io.github.ghcrmaven.publish.Signing;
import io.github.ghcrmaven.publish.Staged;
import io.github.ghcrmaven.publish.Verification;
import io.github.ghcrmaven.publish.Visibility;
import io.github.ghcrmaven.registry.Registry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
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
import org.jspecify.annotations.Nullable;

/**
 * Publishes the charts that {@code ghcr:package} made in this build: everything is checked first, then the charts go up by
 * digest and are signed, the signatures are read back and verified, and the version tags are put last. The destination may be a
 * folder, which is carried to where the registry is, and published from there.
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

    /**
     * Publishes into this folder instead of the registry: in it each chart has an OCI image layout of its own, named as the chart.
     * Nothing is asked of the registry, which {@code registry} and {@code repository} name all the same: it is where the charts
     * will be carried.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.layout")
    @Nullable
    File layout;

    /**
     * Publishes the charts that are in this folder, which {@code layout} has made, or which is an image layout itself, instead of
     * those that were packaged. Their signatures come along, and must be those that {@code verifyIdentity} and {@code
     * verifyIssuer}, or {@code verifyKey}, name. Nothing is signed; with {@code sign} as {@code none} nothing is verified, either.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.from")
    @Nullable
    File from;

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

    /**
     * Where charts go.
     *
     * @param plainHttp whether that is, or will be, a registry without TLS
     */
    private record Place(Registry registry, boolean plainHttp, Visibility visibility) {}

    @Override
    void run() throws IOException {
        long start = System.nanoTime();
        Policy policy = new Policy(Choice.of("ifExists", ifExists, IfExists.class), dryRun);
        Repository charts = destination(Environments.of(session));
        Destination.lowerCased(charts, repository).ifPresent(getLog()::info);
        checkFolders();
        Narration narration = new Narration(getLog()::info);
        if (from == null) {
            List<ChartArchive> archives = packagedCharts();
            List<String> names =
                    archives.stream().map(archive -> archive.metadata().name()).toList();
            Place place = layout == null
                    ? registry(charts, names, logsUnacknowledged(), narration)
                    : layout(layout, charts, names, narration);
            Publication publication = new Publication(
                    place.registry,
                    charts,
                    place.plainHttp,
                    policy,
                    attested(signing(place.registry, charts.registry())),
                    place.visibility,
                    narration);
            proceed(publication.stage(archives), place, narration, start);
        } else {
            List<CarriedChart> carried = CarriedCharts.in(from.toPath(), charts);
            Optional<Verification> verification = verification();
            narration.say("From", shown(from.toPath()) + " (image layout)");
            Place place = registry(
                    charts, carried.stream().map(CarriedChart::name).distinct().toList(), false, narration);
            Path scratch = reportDirectory.toPath().resolve("carried");
            CarriedPublication publication = new CarriedPublication(
                    place.registry, charts, place.plainHttp, policy, verification, scratch, narration);
            Staged staged = publication.stage(carried);
            Files.deleteIfExists(scratch);
            proceed(staged, place, narration, start);
        }
    }

    private void proceed(Staged staged, Place place, Narration narration, long start) throws IOException {
        if (dryRun) {
            took(start, place, "nothing was written (dryRun)");
        } else if (atEnd) {
            narration.say("Staged", "no tag is put before the last chart of this build is signed (atEnd)");
            new BuildEnd(session, project, execution)
                    .leave(
                            () -> {
                                staged.judge();
                                return true;
                            },
                            () -> {
                                finish(staged, place, narration, start);
                                return true;
                            });
        } else {
            finish(staged, place, narration, start);
        }
    }

    private void checkFolders() {
        if (layout != null && from != null) {
            throw new FaultException(
                    "layout and from are both given: charts go into a folder, or come from one.",
                    "give one of them",
                    "layout");
        }
        if ((layout != null || from != null) && signatureRepository().isPresent()) {
            throw new FaultException(
                    "signRepository is given, and an image layout too: signatures are carried beside the chart.",
                    "leave signRepository out",
                    "layout");
        }
    }

    private Place layout(File folder, Repository charts, List<String> names, Narration narration) throws IOException {
        if (session.isOffline() && isLogged()) {
            throw new FaultException(
                    "Maven is offline (-o), and a signature that is logged needs its Sigstore.",
                    "run it without -o; or sign with a key that no log knows: -Dghcr.sign=key -Dghcr.sign.tlog=false",
                    "offline");
        }
        narration.say(
                "Destination", shown(folder.toPath()) + " (image layout) for " + Destination.describe(charts, names));
        return new Place(
                LayoutRegistry.below(folder.toPath()),
                connections(charts.registry()).endpoint().isPlain(),
                Visibility.ignored());
    }

    private Place registry(Repository charts, List<String> names, boolean logged, Narration narration) {
        requireOnline();
        Connections connections = connections(charts.registry());
        CredentialChain.Answer credentials =
                connections.credentials(Environments.machine(session), Destination.common(charts, names));
        narration.say("Destination", Destination.describe(charts, names));
        narration.say("Credentials", credentials.describe());
        return new Place(
                connections.open(credentials),
                connections.endpoint().isPlain(),
                visibility(connections, credentials, logged));
    }

    /** Who must have signed what is carried; empty where nobody need have, as somebody has said. */
    private Optional<Verification> verification() throws IOException {
        if (isUnsigned()) {
            return Optional.empty();
        }
        io.github.ghcrmaven.sign.verify.Policy policy = policyParameters().policy();
        return Optional.of(new Verification(verifier(policy), policy, path(signTrustedRoot)));
    }

    /** Others do not wait for a module that publishes nothing. */
    @Override
    void skipped() throws IOException {
        if (atEnd) {
            new BuildEnd(session, project, execution).pass();
        }
    }

    private void finish(Staged staged, Place place, Narration narration, long start) throws IOException {
        List<Published> published = staged.tag().stream().map(this::whereItIs).toList();
        Outputs outputs = Outputs.of(published);
        outputs.write(reportDirectory.toPath(), new ActionsFiles(Environments.of(session)));
        outputs.properties().forEach((name, value) -> project.getProperties().setProperty("ghcr." + name, value));
        narration.copyable(outputs.copyable());
        took(start, place, "report in " + report(published));
        place.visibility.warn(published);
    }

    private Published whereItIs(Published published) {
        return layout == null ? published : published.in(Path.of(shown(layout.toPath())));
    }

    private void took(long start, Place place, String what) {
        getLog().info(String.format(
                Locale.ROOT,
                "Took %.1f s, %d requests; %s",
                (System.nanoTime() - start) / 1e9,
                place.registry.requests() + place.visibility.requests(),
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
