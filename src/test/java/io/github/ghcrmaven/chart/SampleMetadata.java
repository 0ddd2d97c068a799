// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Metadata as a Chart.yaml gives them. */
final class SampleMetadata {

    private SampleMetadata() {}

    static Metadata read(String chartYaml) {
        return MetadataReader.read("Chart.yaml", chartYaml.getBytes(UTF_8));
    }

    /** Of a chart that has what it must have, and these further lines. */
    static Metadata with(String lines) {
        return read("apiVersion: v2\nname: web\nversion: 0.1.0\n" + lines);
    }
}
