// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadEndpointTest {
    private static final String NAME = "octo/charts/web";
    private static final byte[] CONTENT = Samples.bytes("a chart");
    private static final String OCTETS = "application/octet-stream";

    private final InProcessGhcr registry = InProcessGhcr.start().account("octo", "ghp_topsecret");
    private final RegistryClient client =
            RegistryClient.of(registry).login("octo", "ghp_topsecret", "repository:" + NAME + ":pull,push");

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void theLocationIsRelativeAndSingularAndHasAQuery() {
        Reply reply = client.post("/v2/" + NAME + "/blobs/uploads/");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("location")).matches("/v2/" + NAME + "/blobs/upload/[0-9a-f-]{36}\\?_state=.+");
        assertThat(registry.repositories()).isEmpty();
    }

    @Test
    void onePutCompletesTheUpload() {
        Reply reply = client.close(client.open(NAME), CONTENT);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("docker-content-digest")).isEqualTo(RegistryClient.digest(CONTENT));
        assertThat(reply.header("location")).isEqualTo("/v2/" + NAME + "/blobs/" + RegistryClient.digest(CONTENT));
        assertThat(registry.blob(NAME, RegistryClient.digest(CONTENT))).isEqualTo(CONTENT);
        assertThat(registry.blobs(NAME)).containsExactly(RegistryClient.digest(CONTENT));
    }

    @Test
    void theDigestMayStandBeforeTheState() {
        String location = client.open(NAME).replace("?", "?digest=" + RegistryClient.digest(CONTENT) + "&");

        assertThat(client.put(location, OCTETS, CONTENT).status()).isEqualTo(201);
    }

    @Test
    void anEmptyBlobIsABlob() {
        assertThat(client.close(client.open(NAME), new byte[0]).status()).isEqualTo(201);
    }

    @Test
    void aRebuiltQueryIsAnUnknownSession() {
        String location = client.open(NAME);
        assertThat(location).contains("%2b", "%7e");

        for (String rebuilt : new String[] {
            location.replace("%2b", "%2B"), location.replace("%7e", "~"), location.replace("%3d==", "%3D%3D%3D")
        }) {
            Reply reply = client.close(rebuilt, CONTENT);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("BLOB_UPLOAD_UNKNOWN blob upload unknown to registry");
        }
        assertThat(client.close(location, CONTENT).status()).isEqualTo(201);
    }

    @Test
    void aRebuiltPathIsAnUnknownSession() {
        assertThat(client.close(client.open(NAME).replace("/upload/", "/uploads/"), CONTENT)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSessionIsUsedUpByItsFirstPut() {
        String location = client.open(NAME);
        client.close(location, CONTENT);

        assertThat(client.close(location, CONTENT).error()).startsWith("BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void aDigestThatIsWrongOrMissingIsInvalid() {
        String other = RegistryClient.digest(Samples.bytes("other"));

        assertThat(client.put(client.open(NAME) + "&digest=" + other, OCTETS, CONTENT)
                        .error())
                .startsWith("DIGEST_INVALID");
        assertThat(client.put(client.open(NAME) + "&digest=md5:00", OCTETS, CONTENT)
                        .error())
                .startsWith("DIGEST_INVALID");
        assertThat(client.put(client.open(NAME), OCTETS, CONTENT).error()).startsWith("DIGEST_INVALID");
        assertThat(registry.blobs(NAME)).isEmpty();
    }

    @Test
    void anotherContentTypeIsInvalid() {
        String digest = "&digest=" + RegistryClient.digest(CONTENT);

        assertThat(client.put(client.open(NAME) + digest, "application/gzip", CONTENT)
                        .error())
                .startsWith("BLOB_UPLOAD_INVALID");
        assertThat(client.put(client.open(NAME) + digest, null, CONTENT).error())
                .startsWith("BLOB_UPLOAD_INVALID");
    }

    @Test
    void aPutOfUnknownLengthIsInvalid() {
        RequestBody chunked = new RequestBody() {
            @Override
            public MediaType contentType() {
                return MediaType.get(OCTETS);
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.write(CONTENT);
            }
        };

        assertThat(client.send("PUT", client.open(NAME) + "&digest=" + RegistryClient.digest(CONTENT), chunked)
                        .error())
                .startsWith("SIZE_INVALID");
    }

    @Test
    void onePatchWithoutARangeMayHaveAnySizeAndMovesTheLocation() {
        byte[] big = new byte[(4 << 20) + 1];
        String first = client.open(NAME);

        Reply patched = client.patch(first, big);
        assertThat(patched.status()).isEqualTo(202);
        assertThat(patched.header("range")).isEqualTo("0-4194304");
        String second = patched.header("location");
        assertThat(second).isNotEqualTo(first);
        assertThat(client.put(first + "&digest=" + RegistryClient.digest(big), null, new byte[0])
                        .status())
                .isEqualTo(404);
        assertThat(client.put(second + "&digest=" + RegistryClient.digest(big), null, new byte[0])
                        .status())
                .isEqualTo(201);
        assertThat(registry.blob(NAME, RegistryClient.digest(big))).isEqualTo(big);
    }

    @Test
    void aPatchWithARangeEndsAtFourMebibytes() {
        Reply reply = client.with("Content-Range", "0-4194304").patch(client.open(NAME), new byte[(4 << 20) + 1]);

        assertThat(reply.status()).isEqualTo(416);
        assertThat(reply.error())
                .isEqualTo("REQUESTED_RANGE_NOT_SATISFIABLE the request body is too large and exceeds the maximum "
                        + "permissible limit of 4.00MiB");
    }

    @Test
    void chunksComeInOrder() {
        String location = client.with("Content-Range", "0-3")
                .patch(client.open(NAME), Samples.bytes("a ch"))
                .header("location");

        assertThat(client.with("Content-Range", "5-7")
                        .patch(location, Samples.bytes("art"))
                        .status())
                .isEqualTo(416);
        String last = client.with("Content-Range", "4-6")
                .patch(location, Samples.bytes("art"))
                .header("location");
        assertThat(client.put(last + "&digest=" + RegistryClient.digest(CONTENT), null, new byte[0])
                        .status())
                .isEqualTo(201);
        assertThat(registry.blob(NAME, RegistryClient.digest(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void neitherDigestNorMountShortenTheWay() {
        String uploads = "/v2/" + NAME + "/blobs/uploads/?";

        assertThat(client.post(uploads + "digest=" + RegistryClient.digest(CONTENT))
                        .status())
                .isEqualTo(202);
        assertThat(client.post(uploads + "mount=" + RegistryClient.digest(CONTENT) + "&from=octo/other")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void anUploadCannotBeCancelled() {
        Reply reply = client.delete(client.open(NAME));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.error()).isEqualTo("UNSUPPORTED The operation is unsupported.");
        assertThat(registry.steps()).endsWith("POST upload", "DELETE upload");
    }

    @Test
    void aPutNeedsABearerToo() {
        assertThat(RegistryClient.of(registry).close(client.open(NAME), CONTENT).status())
                .isEqualTo(401);
    }

    @Test
    void theLocationCanBeAbsoluteHereOrOnAnotherHost() {
        try (InProcessGhcr here =
                        InProcessGhcr.builder().open().absoluteUploadLocation().start();
                InProcessGhcr elsewhere = InProcessGhcr.builder()
                        .open()
                        .absoluteUploadLocation("https://uploads.example")
                        .start()) {
            RegistryClient direct = RegistryClient.of(here);

            assertThat(direct.open(NAME)).startsWith(here.url() + "/v2/");
            assertThat(direct.close(direct.open(NAME), CONTENT).status()).isEqualTo(201);
            assertThat(RegistryClient.of(elsewhere).open(NAME)).startsWith("https://uploads.example/v2/");
        }
    }
}
