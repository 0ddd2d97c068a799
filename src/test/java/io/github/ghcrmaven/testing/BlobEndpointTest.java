// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobEndpointTest {
    private static final String NAME = "octo/charts/web";
    private static final byte[] CONTENT = Samples.bytes("a chart");

    private final InProcessGhcr registry = InProcessGhcr.start().account("octo", "ghp_topsecret");
    private final RegistryClient client =
            RegistryClient.of(registry).login("octo", "ghp_topsecret", "repository:" + NAME + ":pull");
    private final String blob = "/v2/" + NAME + "/blobs/" + registry.seedBlob(NAME, CONTENT);

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void headGivesLengthAndDigest() {
        Reply reply = client.head(blob);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-length")).isEqualTo("7");
        assertThat(reply.header("docker-content-digest")).isEqualTo(RegistryClient.digest(CONTENT));
    }

    @Test
    void getLeadsToAnotherHost() {
        String location = client.get(blob).header("location");

        assertThat(location).startsWith("http://127.0.0.1:").doesNotContain(registry.host());
        assertThat(RegistryClient.of(registry).get(location).body()).isEqualTo("a chart");
        assertThat(registry.steps()).endsWith("GET blob", "GET storage");
        assertThat(client.get(blob).status()).isEqualTo(307);
    }

    @Test
    void theOtherHostRefusesWhoeverBringsAnAuthorization() {
        Reply reply = client.get(client.get(blob).header("location"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).doesNotContain("a chart");
    }

    @Test
    void theOtherHostWantsItsSignature() {
        String location = client.get(blob).header("location");

        assertThat(RegistryClient.of(registry)
                        .get(location.replaceFirst("sig=.", "sig="))
                        .status())
                .isEqualTo(403);
        assertThat(RegistryClient.of(registry)
                        .get(location.replaceFirst("\\?.*", ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aBlobIsKnownToTheRepositoriesThatHoldItOnly() {
        RegistryClient other = RegistryClient.of(registry).login("octo", "ghp_topsecret", "repository:octo/other:pull");

        assertThat(other.get("/v2/octo/other/blobs/" + RegistryClient.digest(CONTENT))
                        .error())
                .isEqualTo("BLOB_UNKNOWN blob unknown to registry");
    }

    @Test
    void aDigestMayComePercentEncoded() {
        assertThat(client.head(blob.replace("sha256:", "sha256%3A")).status()).isEqualTo(200);
    }

    @Test
    void aHeadThatFailsHasNoBody() {
        Reply reply = client.head(blob.replaceFirst("sha256:.", "sha256:x"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("content-length")).isEqualTo("0");
    }
}
