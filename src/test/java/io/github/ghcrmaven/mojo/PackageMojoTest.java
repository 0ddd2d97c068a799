// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.github.ghcrmaven.chart.Metadata;
import io.github.ghcrmaven.testing.SampleChart;
import io.github.ghcrmaven.testing.SigningKeys;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageMojoTest {

    private final RecordedLog log = new RecordedLog();
    private final MavenProject project = new MavenProject();
    private final MavenProjectHelper helper = mock(MavenProjectHelper.class);
    private final TestSession session = new TestSession();
    private final PackageMojo goal = new PackageMojo(session.session(), project, helper, TestDecrypter.working());
    private final Map<Object, Object> pluginContext = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void configure() {
        project.setFile(directory.resolve("pom.xml").toFile());
        project.setPackaging("pom");
        project.setArtifact(new DefaultArtifact(
                "com.acme", "web-chart", "1.4.0", null, "helm", null, new DefaultArtifactHandler("helm")));
        goal.chartDirectory = directory.resolve("charts").toFile();
        goal.outputDirectory = directory.resolve(Path.of("target", "helm")).toFile();
        goal.chartVersion = "1.4.0";
        goal.appVersion = "2.0";
        goal.appVersionCheck = "fail";
        goal.secretScan = "fail";
        goal.pluginVersion = "0.1.0";
        goal.setLog(log);
        goal.setPluginContext(pluginContext);
    }

    @Test
    void versionThatIsNotSemVerIsWarnedOf() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        goal.chartVersion = "v1.4";

        goal.execute();

        assertThat(log.warnings()).singleElement().asString().contains("The chart version 'v1.4' is not SemVer 2");
    }

    @Test
    void versionThatIsNotSemVerIsRefusedWhereItMustBe() throws IOException {
        SampleChart.write(directory.resolve("charts"), "web");
        goal.chartVersion = "v1.4";
        goal.strictVersion = true;

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The chart version 'v1.4' is not SemVer 2");
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    void chartVersionIsKeptAndTheAppVersionIsTheProjects() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        goal.keepChartVersion = true;

        goal.execute();

        assertThat(packaged().version()).isEqualTo("0.0.0");
        assertThat(packaged().appVersion()).isEqualTo("2.0");
    }

    @Test
    void appVersionThatIsKeptMustBeTheProjects() throws Exception {
        project.setVersion("1.4.0");
        Path chart = SampleChart.write(directory.resolve("charts"), "web");
        Files.writeString(chart.resolve("Chart.yaml"), "appVersion: 1.3.0\n", StandardOpenOption.APPEND);
        goal.keepAppVersion = true;

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Chart.yaml says appVersion '1.3.0', and the project is 1.4.0.")
                .hasMessageContaining("write appVersion: 1.4.0 there");

        goal.appVersionCheck = "off";
        goal.execute();
        assertThat(packaged().appVersion()).isEqualTo("1.3.0");
    }

    @Test
    void snapshotGetsTheTimeOfTheBuildOnRequest() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        session.request().setStartTime(Date.from(Instant.parse("2026-11-21T09:05:07Z")));
        goal.chartVersion = "1.4.0-SNAPSHOT";
        goal.timestampOnSnapshot = true;

        goal.execute();

        assertThat(packaged().version()).isEqualTo("1.4.0-20261121090507");
    }

    @Test
    void annotationsAreAddedToTheChart() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        goal.annotations = List.of("artifacthub.io/license=Apache-2.0");

        goal.execute();

        assertThat(packaged().annotations()).containsEntry("artifacthub.io/license", "Apache-2.0");
    }

    @Test
    void linksOutOfTheChartAreFollowedOnRequestAlone() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        Path outside = Files.writeString(directory.resolve("outside"), "x");
        Files.createSymbolicLink(directory.resolve(Path.of("charts", "linked")), outside);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("linked is a link to");

        goal.followExternalLinks = true;
        goal.execute();
    }

    @Test
    void theChartIsTheMainArtifactOfPackagingHelm() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        project.setPackaging("helm");

        goal.execute();

        assertThat(project.getArtifact().getFile()).isEqualTo(archive("web-1.4.0.tgz"));
        verifyNoMoreInteractions(helper);
    }

    @Test
    void oneChartIsAttachedToAnotherPackaging() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");

        goal.execute();

        verify(helper).attachArtifact(project, "tgz", archive("web-1.4.0.tgz"));
        assertThat(project.getArtifact().getFile()).isNull();
    }

    @Test
    void severalAreAttachedWithTheirNamesAsClassifiers() throws Exception {
        severalCharts();

        goal.execute();

        verify(helper).attachArtifact(project, "tgz", "db", archive("db-1.4.0.tgz"));
        verify(helper).attachArtifact(project, "tgz", "web", archive("web-1.4.0.tgz"));
        assertThat(PackagedCharts.in(pluginContext).all()).hasSize(2);
    }

    @Test
    void severalAreRefusedByPackagingHelmBeforeAnythingIsWritten() throws Exception {
        severalCharts();
        project.setPackaging("helm");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("holds 2 charts")
                .hasMessageEndingWith("#several-charts");
        assertThat(goal.outputDirectory).doesNotExist();
        assertThat(PackagedCharts.in(pluginContext).all()).isEmpty();
    }

    @Test
    void whatWasPackagedIsSaid() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");

        goal.execute();

        assertThat(log.infos()).hasSize(2);
        assertThat(log.infos().get(0)).matches("web 1\\.4\\.0 \\(appVersion 2\\.0\\): 3 files, \\d+ B");
        assertThat(log.infos().get(1)).startsWith(Path.of("target", "helm", "web-1.4.0.tgz") + "  sha256:");
    }

    @Test
    void theTimeOfTheBuildIsPreferredToThatOfTheEnvironment() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        session.environment("SOURCE_DATE_EPOCH", "1700000000");
        goal.execute();
        assertThat(PackagedCharts.in(pluginContext).all().get(0).time().instant())
                .hasToString("2023-11-14T22:13:20Z");

        goal.outputTimestamp = "2026-11-21T00:00:00Z";
        goal.execute();
        assertThat(PackagedCharts.in(pluginContext).all().get(0).time().instant())
                .hasToString("2026-11-21T00:00:00Z");
    }

    @Test
    void aSecretInTheChartFailsTheBuildOrIsAWarning() throws Exception {
        Files.writeString(SampleChart.write(directory.resolve("charts"), "web").resolve(".env"), "A=hunter2");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("charts/.env:1  .env with values")
                .hasMessageEndingWith("#secret-found");
        assertThat(goal.outputDirectory).isEmptyDirectory();

        goal.secretScan = "warn";
        goal.execute();
        assertThat(log.warnings()).singleElement().asString().endsWith("charts/.env:1  .env with values");
        assertThat(archive("web-1.4.0.tgz")).exists();
    }

    @Test
    void aSecretThatAPropertyBringsIntoTheChartIsFound() throws Exception {
        Path web = SampleChart.write(directory.resolve("charts"), "web");
        Files.writeString(web.resolve(".env"), "A=@v@");
        goal.filteredFiles = List.of(".env");
        goal.unresolved = "fail";
        goal.filteredDirectory = directory.resolve("filtered").toFile();
        project.getProperties().setProperty("v", "hunter2");

        goal.filtering = true;
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("charts/.env:1  .env with values");
        assertThat(directory.resolve("filtered/charts/.env")).hasContent("A=hunter2");
    }

    @Test
    void theProvenanceIsAttachedAndSaid() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        sign(SigningKeys.ed25519());

        goal.execute();

        verify(helper).attachArtifact(project, "tgz", archive("web-1.4.0.tgz"));
        verify(helper).attachArtifact(project, "tgz.prov", archive("web-1.4.0.tgz.prov"));
        assertThat(log.infos()).hasSize(3);
        assertThat(log.infos().get(2))
                .startsWith(Path.of("target", "helm", "web-1.4.0.tgz.prov") + "  signed by " + SigningKeys.USER + " (");
        assertThat(PackagedCharts.in(pluginContext).all().get(0).provenance())
                .hasValueSatisfying(signed -> assertThat(signed.file()).exists());
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void theProvenanceOfPackagingHelmIsAttachedBesideTheMainArtifact() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        project.setPackaging("helm");
        sign(SigningKeys.ed25519());

        goal.execute();

        assertThat(project.getArtifact().getFile()).isEqualTo(archive("web-1.4.0.tgz"));
        verify(helper).attachArtifact(project, "tgz.prov", archive("web-1.4.0.tgz.prov"));
        verifyNoMoreInteractions(helper);
    }

    @Test
    void theProvenanceOfSeveralHasTheSameClassifierAsItsArchive() throws Exception {
        severalCharts();
        sign(SigningKeys.ed25519());

        goal.execute();

        verify(helper).attachArtifact(project, "tgz.prov", "db", archive("db-1.4.0.tgz.prov"));
        verify(helper).attachArtifact(project, "tgz.prov", "web", archive("web-1.4.0.tgz.prov"));
    }

    @Test
    void aKeyWhoseSignaturesDoNotRepeatIsWarnedOf() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        sign(SigningKeys.ecdsa());

        goal.execute();

        assertThat(log.warnings()).singleElement().asString().contains("DSA or ECDSA");
    }

    @Test
    void aKeyThatCannotSignFailsBeforeAnythingIsWritten() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        sign(SigningKeys.revoked());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The provenance key key.asc is revoked.")
                .hasMessageEndingWith("#provenance-key-validity");
        assertThat(goal.outputDirectory).doesNotExist();
    }

    @Test
    void anOutputFolderThatIsAFileIsSaidToBeOne() throws Exception {
        SampleChart.write(directory.resolve("charts"), "web");
        Files.createDirectories(directory.resolve("target"));
        Files.writeString(goal.outputDirectory.toPath(), "a file");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("FileAlreadyExists", goal.outputDirectory.toString());
    }

    private void severalCharts() throws IOException {
        SampleChart.write(directory.resolve(Path.of("charts", "web")), "web");
        SampleChart.write(directory.resolve(Path.of("charts", "db")), "db");
    }

    private void sign(OpenPGPKey key) throws IOException {
        Files.write(directory.resolve("key.asc"), SigningKeys.armoured(key));
        goal.provenance = true;
        goal.provenanceKey = "key.asc";
    }

    private Metadata packaged() {
        return PackagedCharts.in(pluginContext).all().get(0).metadata();
    }

    private File archive(String name) {
        return new File(goal.outputDirectory, name);
    }
}
