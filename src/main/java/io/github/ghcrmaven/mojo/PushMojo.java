// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.Choice;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.ActionsFiles;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.BuildProvenance;
import io.github.ghcrmaven.publish.CarriedChart;
import io.github.ghcrmaven.publish.CarriedCharts;
import io.github.ghcrmaven.publish.Destination;
import io.github.ghcrmaven.publish.IfExists;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Outputs;
import io.github.ghcrmaven.publish.Policy;
import io.github.ghcrmaven.publish.Published;
import io.github.ghcrmaven.publish.Signing;
import io.github.ghcrmaven.publish.Staged;
import io.github.ghcrmaven.publish.Verification;
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

    @Override
    void run() throws IOException {
        long start = System.nanoTime();
        Policy policy = new Policy(Choice.of("ifExists", ifExists, IfExists.class), dryRun);
        checkPinned();
        Repository charts = charts();
        checkFolders();
        Narration narration = new Narration(getLog()::info);
        if (from == null) {
            PackagedPush push = packaged();
            Place place = layout == null
                    ? registry(charts, push.names(), logsUnacknowledged(), narration)
                    : folder(layout.toPath(), charts, push.names(), narration);
            Optional<Signing> signing = signing(place.registry(), charts.registry());
            proceed(push.stage(place, policy, signing, narration), place, narration, start);
        } else {
            CarriedPush push = carried(from.toPath(), charts);
            narration.say("From", shown(from.toPath()) + " (image layout)");
            Place place = registry(charts, push.names(), false, narration);
            proceed(push.stage(place, policy, narration), place, narration, start);
        }
    }

    @SuppressWarnings("unchecked") // Maven 3 declares the context without types
    private PackagedPush packaged() {
        List<ChartArchive> archives = PackagedCharts.in(getPluginContext()).all();
        return new PackagedPush(
                archives,
                attestProvenance
                        ? Optional.of(new BuildProvenance(
                                Environments.of(session), session.getGoals(), scmUrl(), pluginVersion))
                        : Optional.empty());
    }

    /** What a folder holds must be signed by whom the parameters name, unless somebody has said that nobody need have. */
    private CarriedPush carried(Path folder, Repository charts) throws IOException {
        List<CarriedChart> carried = CarriedCharts.in(folder, charts);
        Optional<Verification> verification = isUnsigned() ? Optional.empty() : Optional.of(verification());
        return new CarriedPush(carried, verification, reportDirectory.toPath().resolve("carried"));
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

    private Place registry(Repository charts, List<String> names, boolean logged, Narration narration) {
        if (session.isOffline()) {
            throw new FaultException(
                    "Maven is offline (-o), and a push needs the registry.", "run it without -o", "offline");
        }
        return Place.inRegistry(connections(charts.registry()), charts, names, logged, narration);
    }

    private Place folder(Path folder, Repository charts, List<String> names, Narration narration) throws IOException {
        if (session.isOffline() && isLogged()) {
            throw new FaultException(
                    "Maven is offline (-o), and a signature that is logged needs its Sigstore.",
                    "run it without -o; or sign with a key that no log knows: -Dghcr.sign=key -Dghcr.sign.tlog=false",
                    "offline");
        }
        narration.say("Destination", shown(folder) + " (image layout) for " + Destination.describe(charts, names));
        return Place.inFolder(
                folder, charts, connections(charts.registry()).endpoint().isPlain());
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
        place.visibility().warn(published);
    }

    private Published whereItIs(Published published) {
        return layout == null ? published : published.in(Path.of(shown(layout.toPath())));
    }

    private void took(long start, Place place, String what) {
        getLog().info(String.format(
                Locale.ROOT,
                "Took %.1f s, %d requests; %s",
                (System.nanoTime() - start) / 1e9,
                place.requests(),
                what));
    }

    private String report(List<Published> published) {
        Path directory = reportDirectory.toPath();
        return shown(published.size() == 1 ? directory.resolve(published.get(0).name() + ".json") : directory);
    }
}
