// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.util.List;
import java.util.SortedMap;

/**
 * What Chart.yaml says, as Helm's {@code chart.Metadata} holds it after loading: texts sanitised, what is not given
 * empty (pkg/chart/metadata.go).
 *
 * @param name the chart's name
 * @param home its project's page
 * @param sources where its sources are
 * @param version the chart's version
 * @param description one sentence
 * @param keywords search words
 * @param maintainers who maintains it
 * @param icon address of an image
 * @param apiVersion {@code v1} or {@code v2}
 * @param condition values that switch the chart on or off
 * @param tags groups it is switched with
 * @param appVersion version of what the chart installs
 * @param deprecated whether it should no longer be used
 * @param annotations free entries
 * @param kubeVersion constraint on the cluster's version
 * @param dependencies what it depends on, in the order declared
 * @param type {@code application}, {@code library} or empty
 */
public record Metadata(
        String name,
        String home,
        List<String> sources,
        String version,
        String description,
        List<String> keywords,
        List<Maintainer> maintainers,
        String icon,
        String apiVersion,
        String condition,
        String tags,
        String appVersion,
        boolean deprecated,
        SortedMap<String, String> annotations,
        String kubeVersion,
        List<Dependency> dependencies,
        String type) {

    /** The same with other versions. */
    public Metadata withVersions(String newVersion, String newAppVersion) {
        return with(newVersion, newAppVersion, annotations, dependencies);
    }

    /** The same with other annotations. */
    Metadata withAnnotations(SortedMap<String, String> newAnnotations) {
        return with(version, appVersion, newAnnotations, dependencies);
    }

    /** The same with other dependencies: an apiVersion v1 chart declares them in requirements.yaml. */
    Metadata withDependencies(List<Dependency> declared) {
        return with(version, appVersion, annotations, declared);
    }

    private Metadata with(
            String newVersion,
            String newAppVersion,
            SortedMap<String, String> newAnnotations,
            List<Dependency> declared) {
        return new Metadata(
                name,
                home,
                sources,
                newVersion,
                description,
                keywords,
                maintainers,
                icon,
                apiVersion,
                condition,
                tags,
                newAppVersion,
                deprecated,
                newAnnotations,
                kubeVersion,
                declared,
                type);
    }
}
