// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small chart that Helm can render, for tests that need one and do not care which. */
public final class SampleChart {

    private SampleChart() {}

    /** Writes the chart into a folder, which is made. */
    public static Path write(Path folder, String name) throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("Chart.yaml"), """
                apiVersion: v2
                name: %s
                description: What the tests publish
                type: application
                version: 0.0.0 # the build replaces it
                """.formatted(name));
        Files.writeString(folder.resolve("values.yaml"), "greeting: hello\n");
        Files.writeString(folder.resolve("templates/config.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: {{ .Release.Name }}-%s
                data:
                  greeting: {{ .Values.greeting | quote }}
                """.formatted(name));
        return folder;
    }
}
