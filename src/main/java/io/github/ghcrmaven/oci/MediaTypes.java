// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

/**
 * The media types that are written or asked for, from the image-spec and Helm's registry package
 * (pkg/registry/client.go).
 */
public final class MediaTypes {

    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String EMPTY = "application/vnd.oci.empty.v1+json";
    public static final String HELM_CONFIG = "application/vnd.cncf.helm.config.v1+json";
    public static final String HELM_CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    /** What Helm wrote before it had a type of its own, and reads still. */
    public static final String HELM_CHART_LEGACY = "application/tar+gzip";

    public static final String HELM_PROVENANCE = "application/vnd.cncf.helm.chart.provenance.v1.prov";

    private MediaTypes() {}
}
