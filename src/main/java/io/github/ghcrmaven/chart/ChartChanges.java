// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a build sets in the Chart.yaml of each chart that it packages.
 *
 * @param version the chart's version; empty where the file's is kept
 * @param appVersion the version of what it installs; empty where the file's is kept
 * @param annotations laid over the file's
 */
public record ChartChanges(
        Optional<String> version, Optional<String> appVersion, SortedMap<String, String> annotations) {

    /**
     * Copies the annotations.
     *
     * @throws FaultException where the version is none
     */
    public ChartChanges {
        version.filter(text -> !ChartVersion.isValid(text)).ifPresent(text -> {
            throw new FaultException(
                    "The chart version '" + text + "' is not a version.",
                    "use SemVer 2, such as 1.4.0: as the project's version, or as <chartVersion>, -Dghcr.chartVersion",
                    "chart-version");
        });
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** These versions, and no annotation. */
    public static ChartChanges versions(String version, String appVersion) {
        return new ChartChanges(Optional.of(version), Optional.of(appVersion), new TreeMap<>());
    }

    /** The metadata as they are packaged. */
    Metadata applied(Metadata metadata) {
        SortedMap<String, String> together = new TreeMap<>(metadata.annotations());
        together.putAll(annotations);
        return metadata.withVersions(
                        version.orElse(metadata.version()),
                        appVersion.map(Printable::of).orElse(metadata.appVersion()))
                .withAnnotations(together);
    }
}
