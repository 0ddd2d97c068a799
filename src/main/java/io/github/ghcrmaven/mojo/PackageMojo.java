// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.Annotations;
import io.github.ghcrmaven.chart.AppVersionCheck;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.ChartChanges;
import io.github.ghcrmaven.chart.ChartFolders;
import io.github.ghcrmaven.chart.ChartPackager;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.chart.Links;
import io.github.ghcrmaven.chart.SnapshotVersion;
import io.github.ghcrmaven.chart.VersionChecks;
import io.github.ghcrmaven.fault.Choice;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.provenance.ProvenanceSigner;
import io.github.ghcrmaven.publish.Sizes;
import io.github.ghcrmaven.secrets.SecretScan;
import io.github.ghcrmaven.secrets.SecretScanMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Packages the chart, or the charts, of this module: {@code <name>-<version>.tgz} in Helm's layout, the same bytes on every
 * run, attached to the project. The chart's folder is never written to.
 *
 * <p>The time of the archive's entries is {@code project.build.outputTimestamp}, else the environment's
 * {@code SOURCE_DATE_EPOCH}, else a constant.
 *
 * @since 0.1.0
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends AbstractChartMojo {

    private final AttachedCharts attached;
    private final SettingsDecrypter decrypter;

    /**
     * The version that the chart gets, unless {@code keepChartVersion}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.chartVersion", defaultValue = "${project.version}", required = true)
    String chartVersion;

    /**
     * The version that the chart says its application has, unless {@code keepAppVersion}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.appVersion", defaultValue = "${project.version}", required = true)
    String appVersion;

    /**
     * Keeps the version that Chart.yaml names: the chart is versioned by itself, and its appVersion is still the project's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.keepChartVersion", defaultValue = "false")
    boolean keepChartVersion;

    /**
     * Keeps the appVersion that Chart.yaml names, held against the project's version by {@code appVersionCheck}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.keepAppVersion", defaultValue = "false")
    boolean keepAppVersion;

    /**
     * What happens where an appVersion that is kept is not the project's version: {@code fail}, {@code warn} or {@code off}.
     * In a snapshot it may be the version of the release to come, too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.appVersionCheck", defaultValue = "fail")
    String appVersionCheck;

    /**
     * Gives a chart version that ends in {@code -SNAPSHOT} the time at which the build began instead, in UTC:
     * {@code 1.4.0-20261121093000}. Such a version is pushed once and never moved.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.timestampOnSnapshot", defaultValue = "false")
    boolean timestampOnSnapshot;

    /**
     * Annotations that are added to Chart.yaml, or replace those of the same key there: {@code key=value} each.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.annotations")
    List<String> annotations = List.of();

    /**
     * The folder that the archives are written to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.outputDirectory", defaultValue = "${project.build.directory}/helm", required = true)
    File outputDirectory;

    /**
     * What happens where a chart holds what is surely a secret: {@code fail} (nothing is packaged), {@code warn} or {@code
     * off}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.secretScan", defaultValue = "fail")
    String secretScan;

    /**
     * Files that are not scanned for secrets: paths or globs below the chart's folder, such as {@code ci/**}. A folder
     * stands for all below it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.secretScanExcludes")
    List<String> secretScanExcludes = List.of();

    /**
     * Whether links in the chart's folder are followed that lead out of it. Helm always does; here such a link fails the
     * build, since what it leads to is not part of the chart's sources.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.followExternalLinks", defaultValue = "false")
    boolean followExternalLinks;

    /**
     * Whether a chart version that is not strict SemVer 2, such as {@code 1.4} or {@code v1.4.0}, fails the build rather than
     * being warned of.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.strictVersion", defaultValue = "false")
    boolean strictVersion;

    /**
     * Whether each archive is signed, as {@code helm package --sign} does: {@code <name>-<version>.tgz.prov} is written beside
     * it, attached, and pushed with it. What an earlier build left there is removed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.provenance", defaultValue = "false")
    boolean provenance;

    /**
     * The OpenPGP secret key that signs the archives: a file, or {@code env://NAME} for an environment variable that holds
     * the key, armoured or in Base64. Its passphrase is taken from the environment variable {@code HELM_GPG_PASSPHRASE}, else
     * from the {@code <server>} with id {@code ghcr.provenance} in settings.xml.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.provenance.key", defaultValue = "env://HELM_GPG_PRIVATE")
    String provenanceKey;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.package.skip", defaultValue = "false")
    boolean packageSkip;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    String outputTimestamp;

    @Inject
    PackageMojo(
            MavenSession session, MavenProject project, MavenProjectHelper projectHelper, SettingsDecrypter decrypter) {
        super(session, project);
        this.attached = new AttachedCharts(project, projectHelper);
        this.decrypter = decrypter;
    }

    @Override
    String skipProperty() {
        return "ghcr.package.skip";
    }

    @Override
    boolean skipThisGoal() {
        return packageSkip;
    }

    @Override
    @SuppressWarnings("unchecked") // Maven 3 declares the plugin's context without types
    void run() throws IOException {
        List<Path> folders = ChartFolders.in(chartDirectory.toPath());
        if (folders.size() > 1 && attached.isHelmPackaging()) {
            throw new FaultException(
                    chartDirectory + " holds " + folders.size() + " charts, and packaging helm has one main artifact.",
                    "make a module of each chart, or use packaging pom and bind ghcr:package and ghcr:push",
                    "several-charts");
        }
        SecretScan secrets = new SecretScan(
                Choice.of("secretScan", secretScan, SecretScanMode.class), secretScanExcludes, getLog()::warn);
        EntryTime time = EntryTime.of(outputTimestamp, Environments.of(session).get("SOURCE_DATE_EPOCH"));
        ChartPackager packager = new ChartPackager(
                changes(),
                versionChecks(),
                time,
                outputDirectory.toPath(),
                source(folders, followExternalLinks ? Links.ANYWHERE : Links.WITHIN_THE_CHART));
        Optional<ProvenanceSigner> signer = signer(time);
        List<ChartArchive> archives = packager.pack(folders, secrets, signer);
        for (ChartArchive archive : archives) {
            attached.add(archive, archives.size() > 1);
            PackagedCharts.in(getPluginContext()).add(archive);
            report(archive);
            signer.ifPresent(key -> reportProvenance(archive, key));
        }
    }

    private Optional<ProvenanceSigner> signer(EntryTime time) throws IOException {
        if (!provenance) {
            return Optional.empty();
        }
        ProvenanceSigner signer = new ProvenanceKeys(
                        Environments.of(session), new DecryptedServers(session, decrypter), project.getBasedir())
                .signer(provenanceKey, time);
        if (!signer.isRepeatable()) {
            getLog().warn(
                            "Each signature of a DSA or ECDSA key is another one: packaged again, the chart has another digest,"
                                    + " and a released version cannot be pushed again. Use an RSA or Ed25519 key");
        }
        return Optional.of(signer);
    }

    private ChartChanges changes() {
        String version = timestampOnSnapshot
                ? SnapshotVersion.timestamped(
                        chartVersion, session.getRequest().getStartTime().toInstant())
                : chartVersion;
        return new ChartChanges(
                keepChartVersion ? Optional.empty() : Optional.of(version),
                keepAppVersion ? Optional.empty() : Optional.of(appVersion),
                Annotations.parse(annotations));
    }

    private VersionChecks versionChecks() {
        AppVersionCheck check = Choice.of("appVersionCheck", appVersionCheck, AppVersionCheck.class);
        return new VersionChecks(
                strictVersion, keepAppVersion ? check : AppVersionCheck.OFF, project.getVersion(), getLog()::warn);
    }

    private void reportProvenance(ChartArchive archive, ProvenanceSigner signer) {
        archive.provenance()
                .ifPresent(signed -> getLog().info(shown(signed.file()) + "  signed by " + signer.describe()));
    }

    private void report(ChartArchive archive) {
        int dependencies = archive.metadata().dependencies().size();
        getLog().info(archive.metadata().name() + " " + archive.metadata().version() + " (appVersion "
                + archive.metadata().appVersion() + "): " + counted(archive.fileCount(), "file", "files")
                + (dependencies == 0 ? "" : ", " + counted(dependencies, "dependency", "dependencies")) + ", "
                + Sizes.of(archive.size()));
        getLog().info(shown(archive.file()) + "  " + archive.digest().abbreviated());
    }

    private static String counted(int number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }
}
