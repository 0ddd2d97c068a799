// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.ChartArchive;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * A project's archives as its artifacts, which {@code install} and {@code deploy} take along: the main one where the
 * packaging is helm, else attached, by the chart's name where there are several.
 */
record AttachedCharts(MavenProject project, MavenProjectHelper helper) {

    /** Whether the project's main artifact is a chart. */
    boolean isHelmPackaging() {
        return "helm".equals(project.getPackaging());
    }

    /** Attaches an archive and, where it is signed, its provenance file. */
    void add(ChartArchive archive, boolean several) {
        if (isHelmPackaging()) {
            project.getArtifact().setFile(archive.file().toFile());
        } else {
            attach("tgz", archive, several, archive.file());
        }
        archive.provenance().ifPresent(signed -> attach("tgz.prov", archive, several, signed.file()));
    }

    private void attach(String type, ChartArchive archive, boolean several, Path file) {
        if (several) {
            helper.attachArtifact(project, type, archive.metadata().name(), file.toFile());
        } else {
            helper.attachArtifact(project, type, file.toFile());
        }
    }
}
