// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.apache.maven.artifact.repository.Authentication;
import org.apache.maven.artifact.repository.MavenArtifactRepository;
import org.apache.maven.model.Build;
import org.apache.maven.model.License;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectValuesTest {

    private final TestSession session = new TestSession().server("ghcr.io", "octocat", "hunter2");
    private final MavenProject project = new MavenProject();
    private final ProjectValues values = new ProjectValues(session.session(), project);

    @BeforeEach
    void fill() {
        MavenArtifactRepository repository = new MavenArtifactRepository();
        repository.setAuthentication(new Authentication("octocat", "hunter2"));
        project.setReleaseArtifactRepository(repository);
        project.setFile(Path.of("module", "pom.xml").toFile());
        project.setGroupId("com.acme");
        project.setArtifactId("web-chart");
        project.setVersion("1.4.0");
        project.setDescription("for ${settings.servers[0].password}");
        Scm scm = new Scm();
        scm.setUrl("https://github.com/acme/web");
        project.setScm(scm);
        License license = new License();
        license.setName("Apache-2.0");
        project.addLicense(license);
        Build build = new Build();
        build.setFinalName("web");
        project.getModel().setBuild(build);
        doReturn(Date.from(Instant.parse("2023-11-14T22:13:20Z")))
                .when(session.session())
                .getStartTime();
    }

    @ParameterizedTest
    @CsvSource({
        "project.version, 1.4.0",
        "project.groupId, com.acme",
        "project.name, web-chart",
        "project.scm.url, https://github.com/acme/web",
        "project.licenses[0].name, Apache-2.0",
        "project.build.finalName, web",
        "maven.build.timestamp, 2023-11-14T22:13:20Z",
    })
    void thePomHasItsValues(String name, String value) {
        assertThat(values.apply(name)).hasValue(value);
    }

    @Test
    void theCommandLineIsAskedFirstThenTheProjectAndTheSystemLast() {
        session.environment("a", "system").environment("b", "system").environment("c", "system");
        project.getProperties().setProperty("env.a", "project");
        project.getProperties().setProperty("env.b", "project");
        session.userProperty("env.a", "user");

        assertThat(values.apply("env.a")).hasValue("user");
        assertThat(values.apply("env.b")).hasValue("project");
        assertThat(values.apply("env.c")).hasValue("system");
    }

    @Test
    void theBasedirIsTheModules() {
        String module = Path.of("module").toFile().getAbsolutePath();

        assertThat(values.apply("basedir"))
                .hasValueSatisfying(base -> assertThat(module).endsWith(base));
        assertThat(values.apply("project.basedir")).isEqualTo(values.apply("basedir"));
    }

    @Test
    void aTextOfThePomIsNotLookedInto() {
        assertThat(values.apply("project.description")).hasValue("for ${settings.servers[0].password}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings.servers[0].password",
                "settingsX.servers[0].password",
                "session.settings.servers[0].password",
                "session",
                "settings",
                "project.releaseArtifactRepository.authentication.password",
                "project.distributionManagementArtifactRepository.authentication.password",
                "projectX.releaseArtifactRepository.authentication.password",
                "project",
                "project.",
                "project.build",
                "project.licenses",
                "project.licenses[1].name",
                "project.licenses[0]",
                "project.licenses[99999999999].name",
                "project.version[0]",
                "project.class.name",
                "project.version.bytes",
                "project..version",
                "project.nothing",
                "nothing",
                "mojoExecution",
                "localRepository",
            })
    void allElseHasNoValue(String name) {
        assertThat(values.apply(name)).isEmpty();
    }

    @Test
    void theTimeOfTheBuildHasTheFormatOfThePom() {
        project.getProperties().setProperty("maven.build.timestamp.format", "yyyyMMdd-HHmm");
        assertThat(values.apply("maven.build.timestamp")).hasValue("20231114-2213");

        project.getProperties().setProperty("maven.build.timestamp.format", "quite late");
        assertThatThrownBy(() -> values.apply("maven.build.timestamp"))
                .hasMessageStartingWith("maven.build.timestamp.format is 'quite late', which is no format of a date.");
    }
}
