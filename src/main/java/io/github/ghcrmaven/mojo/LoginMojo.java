// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.LoginStore;
import io.github.ghcrmaven.chart.ChartFolders;
import io.github.ghcrmaven.chart.ChartLoader;
import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.chart.Links;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.Workflow;
import io.github.ghcrmaven.login.Check;
import io.github.ghcrmaven.login.Checklist;
import io.github.ghcrmaven.login.Examination;
import io.github.ghcrmaven.login.Reach;
import io.github.ghcrmaven.login.SigningCheck;
import io.github.ghcrmaven.login.Surroundings;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.publish.Destination;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a push from here would succeed, and if not, why: which credentials are used, whether the registry takes them,
 * whether they may push to each destination of the project, who can read what is there, and who would sign. Nothing is pushed. It needs no
 * project: {@code mvn io.github.ghcrmaven:ghcr-maven-plugin:login}.
 *
 * @since 0.1.0
 */
@Mojo(name = "login", requiresProject = false, threadSafe = true)
public final class LoginMojo extends AbstractDestinationMojo {

    /**
     * The folder that holds Chart.yaml, or a folder of folders that each hold one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.chartDirectory", defaultValue = "${project.basedir}/src/main/helm", required = true)
    File chartDirectory;

    /**
     * Whether {@code @name@} and <code>${name}</code> in the chart's files give way to the values of Maven's properties.
     * The chart's folder is never written to; what comes of the files is in {@code target/ghcr/filtered}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.filtering", defaultValue = "false")
    boolean filtering;

    /**
     * The files that are filtered: paths or globs below the chart's folder, such as {@code files/**}. Those under {@code
     * templates/} and {@code charts/} are meant by a path or glob that begins so, and by no other.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.filteredFiles", defaultValue = "Chart.yaml,values.yaml")
    List<String> filteredFiles = List.of();

    /**
     * What happens where a name has no value: {@code fail}, {@code warn} or {@code keep}. The last two leave the text as it
     * is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.unresolved", defaultValue = "fail")
    String unresolved;

    /**
     * What keeps an expression directly behind it as it is, and is itself taken out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.escapeString", defaultValue = "\\")
    @Nullable
    String escapeString;

    @Parameter(defaultValue = "${project.build.directory}/ghcr/filtered", readonly = true)
    File filteredDirectory;

    /**
     * Whether the workflows in {@code .github/workflows} are read, to name the jobs that run {@code mvn deploy} without {@code
     * packages: write}, or without {@code id-token: write} where {@code sign} is {@code keyless}. By default they are where there are any, at or above the project's folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.workflow")
    Boolean workflow;

    /**
     * Where the credential is kept that was found, or typed in, once the registry has taken it: {@code helm}, {@code docker}
     * or both, as {@code helm registry login} and {@code docker login} keep it. By default nowhere.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.login.store")
    List<String> loginStore = List.of();

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.login.skip", defaultValue = "false")
    boolean loginSkip;

    @Inject
    LoginMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    @Override
    String skipProperty() {
        return "ghcr.login.skip";
    }

    @Override
    boolean skipThisGoal() {
        return loginSkip;
    }

    @Override
    void run() throws IOException {
        if (session.isOffline()) {
            throw new FaultException(
                    "Maven is offline (-o), and the registry is what is asked.", "run it without -o", "offline");
        }
        checkPinned();
        Environment environment = Environments.of(session);
        String host = Destination.of(registry, "any", Optional.empty()).registry();
        List<LoginStore> stores = LoginStore.parse(loginStore);
        List<Check> checks = new ArrayList<>();
        List<Reference> destinations = List.of();
        try {
            destinations = destinations();
        } catch (FaultException e) {
            checks.add(Check.fail("destination", e));
        }
        Reach reach = reach(common(host, destinations), !stores.isEmpty());
        checks.addAll(0, Examination.of(host, destinations, reach, Clock.systemUTC()));
        checks.addAll(Surroundings.of(environment, workflows(), sign.equals("keyless")));
        checks.add(SigningCheck.of(this::signer, environment));

        Checklist checklist = new Checklist(host, checks);
        getLog().info(host);
        checklist.checks().forEach(this::print);
        String verdict = checklist.verdict();
        for (LoginStore store : stores) {
            getLog().info(reach.credentials()
                    .credential()
                    .map(credential -> store.put(host, credential, Environments.machine(session)))
                    .map(where -> "Kept for " + store + " in " + where + "; ghcr:logout removes it")
                    .orElse("Nothing to keep for " + store + ": " + host + " wants no credential"));
        }
        getLog().info(verdict);
    }

    /** Nobody is asked for a credential that is not kept: the push would not have it. */
    private Reach reach(Repository destination, boolean mayAsk) {
        Connections connections = connections(destination.registry());
        return new MavenReach(
                connections,
                () -> connections.credentials(Environments.machine(session), destination),
                mayAsk ? Prompt.of(session) : Optional.empty());
    }

    /** What the credentials are looked for by: a push of several charts looks by what is above them, too. */
    private static Repository common(String host, List<Reference> destinations) {
        if (destinations.size() == 1) {
            return destinations.get(0).repository();
        }
        String path = destinations.isEmpty()
                ? "any"
                : destinations.get(0).repository().path();
        return new Repository(host, path.replaceFirst("/[^/]*$", ""));
    }

    /** The folder whose workflows are read: this project's, or where Maven was started. */
    private Optional<Path> workflows() {
        if (Boolean.FALSE.equals(workflow)) {
            return Optional.empty();
        }
        File folder =
                project.getBasedir() == null ? new File(session.getExecutionRootDirectory()) : project.getBasedir();
        Optional<Path> root = Workflow.rootAbove(folder.toPath());
        if (root.isEmpty() && Boolean.TRUE.equals(workflow)) {
            throw new FaultException(
                    "There is no .github/workflows at or above " + folder + ".",
                    "leave ghcr.workflow out: workflows are read where there are any",
                    "parameter-value");
        }
        return root;
    }

    /** Those of the charts of this project, by the version that a push would put. */
    private List<Reference> destinations() throws IOException {
        List<String> names = chartNames();
        if (names.isEmpty() && repository == null) {
            return List.of();
        }
        Repository charts = charts();
        if (names.isEmpty()) {
            return List.of(charts.tagged(new Tag("latest")));
        }
        try {
            return names.stream().map(name -> charts.child(name).tagged(tag())).toList();
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    "The name of a chart is wrong: " + e.getMessage() + ".",
                    "correct name in its Chart.yaml",
                    "chart-name");
        }
    }

    private List<String> chartNames() throws IOException {
        if (project.getBasedir() == null || !Files.isDirectory(chartDirectory.toPath())) {
            return List.of();
        }
        List<Path> folders = ChartFolders.in(chartDirectory.toPath());
        ChartSource source = new FilteringParameters(
                        filtering,
                        filteredFiles,
                        new ProjectValues(session, project),
                        unresolved,
                        escapeString,
                        filteredDirectory,
                        getLog()::warn)
                .source(folders, Links.ANYWHERE);
        List<String> names = new ArrayList<>();
        for (Path folder : folders) {
            names.add(ChartLoader.read(folder, source).metadata().name());
        }
        return names;
    }

    private Tag tag() {
        try {
            return new Tag(project.getVersion().replace('+', '_'));
        } catch (IllegalArgumentException e) {
            return new Tag("latest");
        }
    }

    /** The labels stand below each other, whatever the level before them. */
    private void print(Check check) {
        for (String line : check.lines()) {
            switch (check.status()) {
                case OK, NONE -> getLog().info("   " + line);
                case WARN -> getLog().warn(line);
                case FAIL -> getLog().error("  " + line);
            }
        }
    }
}
