// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class AbstractGhcrMojoTest {

    private static final String DOCS = "https://github.com/ghcrmaven/ghcr-maven-plugin/blob/v0.1.0/docs/errors.md#";

    private final RecordedLog log = new RecordedLog();

    @Test
    void whatSkipsAllGoalsIsNamed() {
        Goal goal = goal(() -> {
            throw new AssertionError("not skipped");
        });
        goal.skip = true;

        assertThatCode(goal::execute).doesNotThrowAnyException();
        assertThat(log.infos()).containsExactly("Skipped: ghcr.skip is true");
    }

    @Test
    void whatSkipsThisGoalIsNamed() {
        Goal goal = goal(() -> {
            throw new AssertionError("not skipped");
        });
        goal.skipThisGoal = true;

        assertThatCode(goal::execute).doesNotThrowAnyException();
        assertThat(log.infos()).containsExactly("Skipped: ghcr.goal.skip is true");
    }

    @Test
    void aFaultIsAFailureThatNamesItsDocumentationOnce() {
        Goal goal = goal(() -> {
            throw new FaultException("It is wrong.", "put it right", "some-anchor");
        });

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("It is wrong.\nFix: put it right  " + DOCS + "some-anchor");
    }

    @Test
    void allFaultsAreInOneMessage() {
        Goal goal = goal(() -> {
            throw new FaultException(List.of(new Fault("A.", "a", "one"), new Fault("B.", "b", "two")));
        });

        assertThatThrownBy(goal::execute).hasMessage("A.\nFix: a  " + DOCS + "one\nB.\nFix: b  " + DOCS + "two");
    }

    @Test
    void theDocumentationOfASnapshotIsThatOfTheMainBranch() {
        Goal goal = goal(() -> {
            throw new FaultException("It is wrong.", "put it right", "some-anchor");
        });
        goal.pluginVersion = "0.1.0-SNAPSHOT";

        assertThatThrownBy(goal::execute).hasMessageEndingWith("/blob/main/docs/errors.md#some-anchor");
    }

    @Test
    void aServerThatIsNotThereIsAnErrorOfTheEnvironment() {
        Goal goal = goal(() -> {
            throw new UnavailableException(
                    new Fault("No answer.", "look at the network", "unreachable"), true, new IOException("reset"));
        });

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("No answer.\nFix: look at the network  " + DOCS + "unreachable");
    }

    @Test
    void anErrorOfTheDiskKeepsItsCause() {
        IOException full = new IOException("No space left on device");
        Goal goal = goal(() -> {
            throw full;
        });

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("No space left on device")
                .hasCause(full);
    }

    /** The message of most file system errors is the file's name and nothing else. */
    @Test
    void anErrorAboutAFileSaysWhatIsWrongWithIt() {
        Goal goal = goal(() -> {
            throw new FileAlreadyExistsException("target/helm");
        });

        assertThatThrownBy(goal::execute).hasMessageContainingAll("FileAlreadyExists", "target/helm");
    }

    @Test
    void aBugFliesThrough() {
        IllegalStateException bug = new IllegalStateException("bug");
        Goal goal = goal(() -> {
            throw bug;
        });

        assertThatThrownBy(goal::execute).isSameAs(bug);
    }

    @Test
    void filesOfTheModuleAreShownBelowItsFolder() {
        Goal goal = goal(() -> {});
        Path base = goal.project.getBasedir().toPath();

        assertThat(goal.shown(base.resolve("target").resolve("web.tgz")))
                .isEqualTo(Path.of("target", "web.tgz").toString());
        Path elsewhere = base.resolveSibling("elsewhere").resolve("web.tgz");
        assertThat(goal.shown(elsewhere)).isEqualTo(elsewhere.toString());
    }

    private Goal goal(Work work) {
        MavenProject project = new MavenProject();
        project.setFile(Path.of("module", "pom.xml").toAbsolutePath().toFile());
        Goal goal = new Goal(project, work);
        goal.pluginVersion = "0.1.0";
        goal.setLog(log);
        return goal;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static final class Goal extends AbstractGhcrMojo {

        private final Work work;
        private boolean skipThisGoal;

        private Goal(MavenProject project, Work work) {
            super(new TestSession().session(), project);
            this.work = work;
        }

        @Override
        String skipProperty() {
            return "ghcr.goal.skip";
        }

        @Override
        boolean skipThisGoal() {
            return skipThisGoal;
        }

        @Override
        void run() throws IOException {
            work.run();
        }
    }
}
