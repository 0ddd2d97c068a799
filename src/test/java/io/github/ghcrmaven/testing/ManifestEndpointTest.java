// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
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
    void a_manifest_is_put_by_digest_and_then_by_tag() {
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
    void reads_bring_the_bytes_the_type_and_the_digest() {
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
    void a_read_that_does_not_accept_the_type_finds_nothing() {
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
    void blobs_that_are_not_there_make_a_manifest_invalid() {
        client.upload(NAME, CONFIG);

        Reply reply = client.putManifest(NAME, "1.0.0", MANIFEST);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("MANIFEST_BLOB_UNKNOWN blob unknown to registry");
        assertThat(registry.tags(NAME)).isEmpty();
    }

    @Test
    void a_subject_may_be_absent_and_is_not_acknowledged() {
        blobs();
        String referrer = MANIFEST.replace("\"config\"", "\"subject\":" + Samples.descriptor(LAYER) + ",\"config\"");

        Reply reply = client.putManifest(NAME, RegistryClient.digest(Samples.bytes(referrer)), referrer);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers().get("OCI-Subject")).isNull();
    }

    @Test
    void a_wrong_size_is_found_out() {
        blobs();

        assertThat(client.putManifest(NAME, "1.0.0", MANIFEST.replace("\"size\":7", "\"size\":8"))
                        .error())
                .startsWith("SIZE_INVALID");
    }

    @Test
    void the_digest_in_the_path_is_that_of_the_bytes() {
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
    void the_content_type_is_the_media_type_of_the_body(String contentType) {
        blobs();

        assertThat(client.put("/v2/" + NAME + "/manifests/1.0.0", contentType, Samples.bytes(MANIFEST))
                        .error())
                .startsWith("MANIFEST_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"schemaVersion\":2}", "{\"schemaVersion\":2,\"layers\":\"none\"}"})
    void what_is_no_manifest_is_invalid(String body) {
        assertThat(client.putManifest(NAME, "1.0.0", body).error()).startsWith("MANIFEST_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0+build", ".hidden", "-dash"})
    void a_tag_keeps_to_the_grammar(String tag) {
        blobs();

        Reply reply = client.putManifest(NAME, tag, MANIFEST);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("TAG_INVALID");
    }

    @Test
    void an_index_lists_manifests_that_are_there() {
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
    void nothing_can_be_deleted() {
        String digest = registry.seedManifest(NAME, "1.0.0", Samples.bytes(MANIFEST));

        Reply reply = client.delete("/v2/" + NAME + "/manifests/" + digest);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.error()).isEqualTo("UNSUPPORTED The operation is unsupported.");
    }

    @Test
    void referrers_are_not_known() {
        registry.seedManifest(NAME, "1.0.0", Samples.bytes(MANIFEST));

        Reply reply = client.get("/v2/" + NAME + "/referrers/" + DIGEST);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).startsWith("MANIFEST_UNKNOWN");
        assertThat(registry.count("GET referrers")).isEqualTo(1);
    }

    @Test
    void every_put_of_a_tag_is_remembered() {
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
    void tags_come_sorted_and_in_pages() {
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
    void without_n_the_list_ends_silently_after_a_hundred_tags() {
        IntStream.range(0, 101).forEach(number -> registry.seedManifest(NAME, "t" + number, Samples.EMPTY_INDEX));

        Reply reply = client.get("/v2/" + NAME + "/tags/list");
        assertThat(reply.body().split(",")).hasSize(101);
        assertThat(reply.headers().get("link")).isNull();
    }

    @Test
    void the_tags_of_an_absent_repository_are_an_unknown_name() {
        Reply reply = client.get("/v2/" + NAME + "/tags/list");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("NAME_UNKNOWN repository name not known to registry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Octo/web", "octo/-web", "octo//web", "octo/we..b"})
    void a_name_keeps_to_the_grammar(String name) {
        Reply reply = client.post("/v2/" + name + "/blobs/uploads/");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("NAME_INVALID");
    }
}
