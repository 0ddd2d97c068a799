// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestEndpointTest {
    private static final String NAME = "octo/charts/web";
    private static final byte[] CONFIG = Samples.bytes("{}");
    private static final byte[] LAYER = Samples.bytes("a chart");
    private static final String MANIFEST = Samples.manifest(CONFIG, LAYER);
    private static final String DIGEST = RegistryClient.digest(Samples.bytes(MANIFEST));

    private final InProcessGhcr registry = InProcessGhcr.start().account("octo", "ghp_topsecret");
    private final RegistryClient client = RegistryClient.of(registry)
            .login("octo", "ghp_topsecret", "repository:" + NAME + ":pull,push")
            .with("Accept", ManifestBody.MANIFEST_TYPE);

    @AfterEach
    void close() {
        registry.close();
    }

    private void blobs() {
        client.upload(NAME, CONFIG);
        client.upload(NAME, LAYER);
    }

    @Test
    void aManifestIsPutByDigestAndThenByTag() {
        blobs();

        Reply byDigest = client.putManifest(NAME, DIGEST, MANIFEST);
        assertThat(byDigest.status()).isEqualTo(201);
        assertThat(byDigest.header("docker-content-digest")).isEqualTo(DIGEST);
        assertThat(registry.tags(NAME)).isEmpty();
        Reply byTag = client.putManifest(NAME, "1.0.0_build.5", MANIFEST);
        assertThat(byTag.status()).isEqualTo(201);
        assertThat(registry.tags(NAME)).containsExactly("1.0.0_build.5");
        assertThat(registry.digest(NAME, "1.0.0_build.5")).isEqualTo(DIGEST);
        assertThat(registry.manifest(NAME, DIGEST)).isEqualTo(Samples.bytes(MANIFEST));
        assertThat(registry.steps()).endsWith("PUT manifest", "PUT tag");
    }

    @Test
    void aWatcherSeesEachStateOfManifestsAndTags() {
        List<String> states = new ArrayList<>();
        registry.watch(repository -> states.add(
                repository + " " + (registry.manifest(repository, DIGEST) != null) + " " + registry.tags(repository)));
        blobs();

        client.putManifest(NAME, DIGEST, MANIFEST);
        client.putManifest(NAME, "1.0.0", MANIFEST);

        assertThat(states).containsExactly(NAME + " true []", NAME + " true [1.0.0]");
    }

    @Test
    void readsBringTheBytesTheTypeAndTheDigest() {
        blobs();
        client.putManifest(NAME, "1.0.0", MANIFEST);

        Reply get = client.get("/v2/" + NAME + "/manifests/1.0.0");
        assertThat(get.body()).isEqualTo(MANIFEST);
        assertThat(get.header("content-type")).isEqualTo(ManifestBody.MANIFEST_TYPE);
        assertThat(get.header("docker-content-digest")).isEqualTo(DIGEST);
        Reply head = client.head("/v2/" + NAME + "/manifests/" + DIGEST);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo(String.valueOf(MANIFEST.length()));
        assertThat(head.header("docker-content-digest")).isEqualTo(DIGEST);
        assertThat(registry.steps()).endsWith("GET tag", "HEAD manifest");
    }

    @Test
    void aReadThatDoesNotAcceptTheTypeFindsNothing() {
        registry.seedManifest(NAME, "1.0.0", Samples.bytes(MANIFEST));
        String target = "/v2/" + NAME + "/manifests/1.0.0";

        assertThat(client.with("Accept", ManifestBody.INDEX_TYPE).get(target).error())
                .isEqualTo("MANIFEST_UNKNOWN manifest unknown");
        assertThat(client.with("Accept", "*/*").head(target).status()).isEqualTo(404);
        assertThat(client.with("Accept", ManifestBody.INDEX_TYPE + ", " + ManifestBody.MANIFEST_TYPE + ";q=0.5")
                        .get(target)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void blobsThatAreNotThereMakeAManifestInvalid() {
        client.upload(NAME, CONFIG);

        Reply reply = client.putManifest(NAME, "1.0.0", MANIFEST);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("MANIFEST_BLOB_UNKNOWN blob unknown to registry");
        assertThat(registry.tags(NAME)).isEmpty();
    }

    @Test
    void aSubjectMayBeAbsentAndIsNotAcknowledged() {
        blobs();
        String referrer = MANIFEST.replace("\"config\"", "\"subject\":" + Samples.descriptor(LAYER) + ",\"config\"");

        Reply reply = client.putManifest(NAME, RegistryClient.digest(Samples.bytes(referrer)), referrer);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers().get("OCI-Subject")).isNull();
    }

    @Test
    void aWrongSizeIsFoundOut() {
        blobs();

        assertThat(client.putManifest(NAME, "1.0.0", MANIFEST.replace("\"size\":7", "\"size\":8"))
                        .error())
                .startsWith("SIZE_INVALID");
    }

    @Test
    void theDigestInThePathIsThatOfTheBytes() {
        blobs();

        assertThat(client.putManifest(NAME, DIGEST, MANIFEST + " ").error()).startsWith("DIGEST_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/vnd.oci.image.manifest.v1+json; charset=utf-8",
                "application/vnd.oci.image.index.v1+json"
            })
    void theContentTypeIsTheMediaTypeOfTheBody(String contentType) {
        blobs();

        assertThat(client.put("/v2/" + NAME + "/manifests/1.0.0", contentType, Samples.bytes(MANIFEST))
                        .error())
                .startsWith("MANIFEST_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"schemaVersion\":2}", "{\"schemaVersion\":2,\"layers\":\"none\"}"})
    void whatIsNoManifestIsInvalid(String body) {
        assertThat(client.putManifest(NAME, "1.0.0", body).error()).startsWith("MANIFEST_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0+build", ".hidden", "-dash"})
    void aTagKeepsToTheGrammar(String tag) {
        blobs();

        Reply reply = client.putManifest(NAME, tag, MANIFEST);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("TAG_INVALID");
    }

    @Test
    void anIndexListsManifestsThatAreThere() {
        String index = "{\"schemaVersion\":2,\"mediaType\":\"" + ManifestBody.INDEX_TYPE + "\",\"manifests\":["
                + Samples.descriptor(Samples.bytes(MANIFEST)) + "]}";
        String target = "/v2/" + NAME + "/manifests/sha256-00";

        assertThat(client.put(target, ManifestBody.INDEX_TYPE, Samples.bytes(index))
                        .error())
                .startsWith("MANIFEST_BLOB_UNKNOWN");
        registry.seedManifest(NAME, "1.0.0", Samples.bytes(MANIFEST));
        assertThat(client.put(target, ManifestBody.INDEX_TYPE, Samples.bytes(index))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nothingCanBeDeleted() {
        String digest = registry.seedManifest(NAME, "1.0.0", Samples.bytes(MANIFEST));

        Reply reply = client.delete("/v2/" + NAME + "/manifests/" + digest);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.error()).isEqualTo("UNSUPPORTED The operation is unsupported.");
    }

    @Test
    void referrersAreNotKnown() {
        registry.seedManifest(NAME, "1.0.0", Samples.bytes(MANIFEST));

        Reply reply = client.get("/v2/" + NAME + "/referrers/" + DIGEST);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).startsWith("MANIFEST_UNKNOWN");
        assertThat(registry.count("GET referrers")).isEqualTo(1);
    }

    @Test
    void everyPutOfATagIsRemembered() {
        blobs();
        String digest = registry.seedManifest(NAME, "1.0.0", Samples.EMPTY_INDEX);
        client.putManifest(NAME, "1.0.0", MANIFEST);
        client.putManifest(NAME, "1.0.0", MANIFEST);
        client.putManifest(NAME, "latest", MANIFEST);

        assertThat(registry.tagMoves(NAME))
                .containsExactly(
                        new TagMove("1.0.0", digest, DIGEST),
                        new TagMove("1.0.0", DIGEST, DIGEST),
                        new TagMove("latest", null, DIGEST));
    }

    @Test
    void tagsComeSortedAndInPages() {
        for (String tag : new String[] {"b", "c", "a"}) {
            registry.seedManifest(NAME, tag, Samples.EMPTY_INDEX);
        }

        Reply first = client.get("/v2/" + NAME + "/tags/list?n=2");
        assertThat(first.body()).isEqualTo("{\"name\":\"octo/charts/web\",\"tags\":[\"a\",\"b\"]}");
        assertThat(first.header("link")).isEqualTo("</v2/octo/charts/web/tags/list?last=b&n=2>; rel=\"next\"");
        Reply last = client.get("/v2/" + NAME + "/tags/list?last=b&n=2");
        assertThat(last.body()).contains("[\"c\"]");
        assertThat(last.headers().get("link")).isNull();
        assertThat(client.get("/v2/" + NAME + "/tags/list?n=x").status()).isEqualTo(400);
    }

    @Test
    void withoutNTheListEndsSilentlyAfterAHundredTags() {
        IntStream.range(0, 101).forEach(number -> registry.seedManifest(NAME, "t" + number, Samples.EMPTY_INDEX));

        Reply reply = client.get("/v2/" + NAME + "/tags/list");
        assertThat(reply.body().split(",")).hasSize(101);
        assertThat(reply.headers().get("link")).isNull();
    }

    @Test
    void theTagsOfAnAbsentRepositoryAreAnUnknownName() {
        Reply reply = client.get("/v2/" + NAME + "/tags/list");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("NAME_UNKNOWN repository name not known to registry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Octo/web", "octo/-web", "octo//web", "octo/we..b"})
    void aNameKeepsToTheGrammar(String name) {
        Reply reply = client.post("/v2/" + name + "/blobs/uploads/");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("NAME_INVALID");
    }
}
