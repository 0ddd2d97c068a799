// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
    private static final String MANIFEST = "/v2/octo/charts/web/manifests/1.0.0";
    private static final String UPLOADS = "/v2/octo/charts/web/blobs/uploads/";

    private final InProcessGhcr registry =
            InProcessGhcr.start().account("octo", "ghp_topsecret").readOnlyAccount("reader", "ghp_readonly");
    private final RegistryClient client = RegistryClient.of(registry);

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void pingWithoutCredentialsIsChallengedWithThePlaceholderScope() {
        Reply reply = client.get("/v2/");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("www-authenticate"))
                .isEqualTo("Bearer realm=\"" + registry.url() + "/token\",service=\"" + registry.host()
                        + "\",scope=\"repository:user/image:pull\"");
        assertThat(reply.body())
                .isEqualTo("{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}");
        assertThat(reply.header("docker-distribution-api-version")).isEqualTo("registry/2.0");
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(reply.header("x-github-request-id")).isNotEmpty();
    }

    @Test
    void pingWithATokenIsWelcome() {
        assertThat(client.login("octo", "ghp_topsecret", "repository:octo/charts/web:pull")
                        .get("/v2/")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pingWithABearerOfNobodyIsChallenged() {
        assertThat(client.bearer("QQ==").get("/v2/").status()).isEqualTo(401);
    }

    @Test
    void aRepositoryIsChallengedWithItsNameAndPullOnlyEvenForAPush() {
        Reply reply = client.post(UPLOADS);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("www-authenticate")).endsWith(",scope=\"repository:octo/charts/web:pull\"");
    }

    @Test
    void basicCredentialsOnARepositoryAreNoBearer() {
        assertThat(client.basic("octo", "ghp_topsecret").get(MANIFEST).status()).isEqualTo(401);
    }

    @Test
    void anEmptyBearerIsNamedAsSuch() {
        assertThat(client.with("Authorization", "Bearer ").get("/v2/").error())
                .isEqualTo("UNAUTHORIZED authentication token not provided");
    }

    @Test
    void theTokenIsTheCredentialInBase64() {
        String token = client.basic("octo", "ghp_topsecret").token("repository:octo/charts/web:pull,push");

        assertThat(new String(Base64.getDecoder().decode(token), UTF_8)).contains("ghp_topsecret");
    }

    @Test
    void theUserNameIsNotChecked() {
        assertThat(client.login("x-access-token", "ghp_topsecret", "repository:octo/charts/web:pull,push")
                        .post(UPLOADS)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aWrongSecretIsDeniedAtTheTokenEndpoint() {
        Reply reply = client.basic("octo", "ghp_wrong")
                .get("/token?service=" + registry.host() + "&scope=repository:octo/charts/web:pull");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo("{\"errors\":[{\"code\":\"DENIED\",\"message\":\"denied\"}]}");
    }

    @Test
    void anEmptyCredentialIsDeniedAndNotTakenAsAnonymous() {
        registry.publicRepository("octo/charts/web");

        assertThat(client.basic("", "")
                        .get("/token?scope=repository:octo/charts/web:pull")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aWrongServiceAndAnotherMethodAreRefused() {
        RegistryClient known = client.basic("octo", "ghp_topsecret");

        assertThat(known.get("/token?service=ghcr.io").status()).isEqualTo(403);
        assertThat(known.post("/token").status()).isEqualTo(405);
    }

    @Test
    void anAnonymousTokenIsForPublicRepositories() {
        registry.publicRepository("octo/charts/web");
        registry.seedManifest("octo/charts/web", "1.0.0", Samples.EMPTY_INDEX);

        RegistryClient anonymous = client.bearer(client.token("repository:octo/charts/web:pull"));

        assertThat(anonymous
                        .with("Accept", ManifestBody.INDEX_TYPE)
                        .get(MANIFEST)
                        .status())
                .isEqualTo(200);
        assertThat(anonymous.post(UPLOADS).status()).isEqualTo(401);
        assertThat(client.get("/token?scope=repository:octo/private:pull").status())
                .isEqualTo(403);
        assertThat(client.get("/token").status()).isEqualTo(403);
    }

    @Test
    void aPublicRepositoryIsReadWithAnyBearerButNotWithNone() {
        registry.publicRepository("octo/charts/web");
        registry.seedManifest("octo/charts/web", "1.0.0", Samples.EMPTY_INDEX);
        RegistryClient accepting = client.with("Accept", ManifestBody.INDEX_TYPE);

        assertThat(accepting.bearer("QQ==").get(MANIFEST).status()).isEqualTo(200);
        assertThat(accepting.get(MANIFEST).status()).isEqualTo(401);
    }

    @Test
    void aTokenMayDoWhatItWasAskedForAndNoMore() {
        Reply reply = client.login("octo", "ghp_topsecret", "repository:octo/charts/web:pull")
                .post(UPLOADS);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).isEqualTo("DENIED requested access to the resource is denied");
    }

    @Test
    void aTokenOfAnotherRepositoryIsAsGoodAsNone() {
        registry.seedManifest("octo/charts/web", "1.0.0", Samples.EMPTY_INDEX);
        RegistryClient other = client.login("octo", "ghp_topsecret", "repository:octo/charts/api:pull,push");

        assertThat(other.with("Accept", ManifestBody.INDEX_TYPE).get(MANIFEST).error())
                .startsWith("MANIFEST_UNKNOWN");
        assertThat(other.post(UPLOADS).status()).isEqualTo(401);
    }

    @Test
    void aBearerThatCannotBeUsedMakesPrivateThingsAbsent() {
        registry.seedManifest("octo/charts/web", "1.0.0", Samples.EMPTY_INDEX);
        String digest = registry.seedBlob("octo/charts/web", Samples.bytes("config"));
        RegistryClient stranger = client.bearer("QQ==").with("Accept", ManifestBody.INDEX_TYPE);

        assertThat(stranger.get(MANIFEST).status()).isEqualTo(404);
        assertThat(stranger.head(MANIFEST).status()).isEqualTo(404);
        assertThat(stranger.get("/v2/octo/charts/web/blobs/" + digest).error()).startsWith("BLOB_UNKNOWN");
        assertThat(stranger.get("/v2/octo/charts/web/tags/list").error())
                .isEqualTo("NAME_UNKNOWN repository name not known to registry");
    }

    @Test
    void oneTokenMayCoverSeveralRepositories() {
        RegistryClient both =
                client.login("octo", "ghp_topsecret", "repository:octo/a:pull,push&scope=repository:octo/b:pull,push");

        assertThat(both.post("/v2/octo/a/blobs/uploads/").status()).isEqualTo(202);
        assertThat(both.post("/v2/octo/b/blobs/uploads/").status()).isEqualTo(202);
    }

    @Test
    void aReadOnlyAccountGetsItsTokenAndReadsButDoesNotUpload() {
        registry.seedManifest("octo/charts/web", "1.0.0", Samples.EMPTY_INDEX);
        RegistryClient reader = client.login("reader", "ghp_readonly", "repository:octo/charts/web:pull,push")
                .with("Accept", ManifestBody.INDEX_TYPE);

        assertThat(reader.get(MANIFEST).status()).isEqualTo(200);
        Reply refused = reader.post(UPLOADS);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("DENIED permission_denied: write_package");
    }
}
