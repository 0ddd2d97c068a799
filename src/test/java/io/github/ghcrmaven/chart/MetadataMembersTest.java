// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.GoJson;
import org.junit.jupiter.api.Test;

/** The config of a chart's manifest: Helm's JSON of the metadata. */
class MetadataMembersTest {

    /** The config that Helm's own registry tests expect for their chart signtest. */
    @Test
    void isByteForByteTheConfigThatHelmPushes() {
        byte[] config = json(SampleMetadata.read(
                "apiVersion: v1\ndescription: A Helm chart for Kubernetes\nname: signtest\nversion: 0.1.0\n"));

        assertThat(config).hasSize(99);
        assertThat(Digest.of(config))
                .hasToString("sha256:8d17cb6bf6ccd8c29aace9a658495cbd5e2e87fc267876e86117c7db681c9580");
    }

    @Test
    void everyFieldStandsInTheOrderOfHelmsStruct() {
        Metadata metadata = SampleMetadata.read("""
                type: application
                dependencies:
                - alias: store
                  import-values: [{parent: b, child: a}, data]
                  enabled: true
                  tags: [back]
                  condition: db.enabled
                  repository: oci://example.com
                  version: ~2
                  name: db
                kubeVersion: '>=1.29'
                annotations: {b: x, a: <z>}
                deprecated: true
                appVersion: 2.50
                tags: front
                condition: web.enabled
                apiVersion: v2
                icon: i
                maintainers: [{url: u, email: e, name: m}]
                keywords: [k]
                description: d
                version: 0.1.0
                sources: [s]
                home: h
                name: web
                """);

        assertThat(new String(json(metadata), UTF_8))
                .isEqualTo(
                        "{\"name\":\"web\",\"home\":\"h\",\"sources\":[\"s\"],\"version\":\"0.1.0\",\"description\":\"d\","
                                + "\"keywords\":[\"k\"],\"maintainers\":[{\"name\":\"m\",\"email\":\"e\",\"url\":\"u\"}],\"icon\":\"i\","
                                + "\"apiVersion\":\"v2\",\"condition\":\"web.enabled\",\"tags\":\"front\",\"appVersion\":\"2.5\","
                                + "\"deprecated\":true,\"annotations\":{\"a\":\"\\u003cz\\u003e\",\"b\":\"x\"},"
                                + "\"kubeVersion\":\"\\u003e=1.29\",\"dependencies\":[{\"name\":\"db\",\"version\":\"~2\","
                                + "\"repository\":\"oci://example.com\",\"condition\":\"db.enabled\",\"tags\":[\"back\"],"
                                + "\"enabled\":true,\"import-values\":[{\"child\":\"a\",\"parent\":\"b\"},\"data\"],"
                                + "\"alias\":\"store\"}],\"type\":\"application\"}");
    }

    @Test
    void repositoryOfADependencyIsWrittenEvenWhenEmpty() {
        assertThat(new String(json(SampleMetadata.with("dependencies: [{name: db}]\n")), UTF_8))
                .endsWith("\"dependencies\":[{\"name\":\"db\",\"repository\":\"\"}]}");
    }

    private static byte[] json(Metadata metadata) {
        return GoJson.bytes(MetadataMembers.of(metadata));
    }
}
