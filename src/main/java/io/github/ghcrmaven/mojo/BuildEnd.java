// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Where modules wait until the last of them has come ({@code atEnd}). Modules may have loaded this plugin by different class
 * loaders: what they leave here are classes of the JDK, under a text.
 */
final class BuildEnd {

    private static final String KEY = "io.github.ghcrmaven.atEnd";
    private static final String PLUGIN = "io.github.ghcrmaven:ghcr-maven-plugin";
    private static final String GOAL = "push";

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;

    BuildEnd(MavenSession session, MavenProject project, MojoExecution execution) {
        this.session = session;
        this.project = project;
        this.execution = execution;
    }

    /** Leaves word that this module has nothing to do, on which the others would wait else. */
    void pass() throws IOException {
        arrive(List.of());
    }

    /**
     * Leaves what this module has still to do. Where it is the last, everything that waits is done: first all checks, then all
     * work, so that a check that fails leaves everything as it was.
     */
    void leave(Callable<Boolean> check, Callable<Boolean> work) throws IOException {
        arrive(List.of(check, work));
    }

    private void arrive(List<Callable<Boolean>> checkAndWork) throws IOException {
        Map<String, List<Callable<Boolean>>> waiting = waiting();
        List<List<Callable<Boolean>>> all;
        synchronized (waiting) {
            waiting.put(id(project), checkAndWork);
            if (!session.getProjects().stream()
                    .filter(this::pushes)
                    .map(BuildEnd::id)
                    .allMatch(waiting::containsKey)) {
                return;
            }
            all = waiting.values().stream().filter(module -> !module.isEmpty()).toList();
        }
        for (int round = 0; round < 2; round++) {
            for (List<Callable<Boolean>> module : all) {
                call(module.get(round));
            }
        }
    }

    @SuppressWarnings("unchecked") // only this class knows the key
    private Map<String, List<Callable<Boolean>>> waiting() {
        SessionData data = session.getRepositorySession().getData();
        synchronized (data) {
            Object known = data.get(KEY);
            if (known == null) {
                known = new LinkedHashMap<String, List<Callable<Boolean>>>();
                data.set(KEY, null, known);
            }
            return (Map<String, List<Callable<Boolean>>>) known;
        }
    }

    /** Typed on the command line, the goal runs in every module; else where it is bound. */
    private boolean pushes(MavenProject other) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return true;
        }
        Plugin plugin = other.getPlugin(PLUGIN);
        return plugin != null
                && plugin.getExecutions().stream()
                        .filter(bound -> !"none".equals(bound.getPhase()))
                        .map(PluginExecution::getGoals)
                        .anyMatch(goals -> goals.contains(GOAL));
    }

    private static String id(MavenProject module) {
        return module.getGroupId() + ":" + module.getArtifactId() + ":" + module.getVersion();
    }

    private static void call(Callable<Boolean> one) throws IOException {
        try {
            one.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
