// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import java.nio.file.Path;

/**
 * The Maven that is measured, and where it has the plugin from.
 *
 * @param home its own folder
 * @param localRepository the local repository that the plugin was installed into
 * @param outerRepository that of the build around, which has what the plugin depends on
 * @param pluginVersion the plugin's version
 */
record MavenInstallation(Path home, Path localRepository, Path outerRepository, String pluginVersion) {

    String program() {
        return home.resolve("bin/mvn").toString();
    }

    /** What is typed for a goal of this very version. */
    String goal(String name) {
        return "io.github.ghcrmaven:ghcr-maven-plugin:" + pluginVersion + ":" + name;
    }
}
