// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.RegistryClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RefusalTest {
    private static final String NAME = "octo/charts/web";
    private static final byte[] CONTENT = Samples.bytes("a chart");

    private final InProcessGhcr registry = InProcessGhcr.start().account("octo", "ghp_topsecret");
    private final RegistryClient client = RegistryClient.of(registry)
            .login("octo", "ghp_topsecret", "repository:" + NAME + ":pull,push")
            .with("Accept", ManifestBody.INDEX_TYPE);

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "CREDENTIAL",
                "SECONDARY_RATE_LIMIT",
                "PULL_RATE_LIMIT",
                "BLOB_UPLOAD_UNKNOWN",
                "MANIFEST_BLOB_UNKNOWN"
            })
    void mostRefusalsAreToldWhenAnUploadIsOpened(Refusal refusal) {
        registry.refuse(NAME, refusal);

        Reply reply = client.post("/v2/" + NAME + "/blobs/uploads/");

        assertThat(reply.status()).isEqualTo(refusal.status());
        assertThat(reply.error()).isEqualTo(refusal.code() + " " + refusal.message());
    }

    @Test
    void aRefusedCredentialIsToldByTheTokenEndpoint() {
        registry.refuse(NAME, Refusal.CREDENTIAL);
        String tokens = "/token?service=" + registry.host() + "&scope=repository:";
        RegistryClient basic = RegistryClient.of(registry).basic("octo", "ghp_topsecret");

        assertThat(basic.get(tokens + NAME + ":pull,push").error()).isEqualTo("DENIED denied");
        assertThat(basic.get(tokens + "octo/other:pull,push").status()).isEqualTo(200);
    }

    @Test
    void anExpiredCredentialGetsItsTokenAndIsRefusedEverywhereWithAChallenge() {
        registry.refuse(NAME, Refusal.EXPIRED_CREDENTIAL);
        registry.seedManifest(NAME, "1.0.0", Samples.EMPTY_INDEX);

        Reply reply = client.get("/v2/" + NAME + "/manifests/1.0.0");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error())
                .isEqualTo("UNAUTHORIZED unauthenticated: User cannot be authenticated with the token provided.");
        assertThat(reply.header("www-authenticate")).contains("repository:" + NAME + ":pull");
        assertThat(client.get("/v2/" + NAME + "/tags/list").status()).isEqualTo(401);
    }

    @Test
    void aMissingRightToWriteShowsAtTheHeadOfABlobWithoutABody() {
        String digest = registry.seedBlob(NAME, CONTENT);
        registry.refuse(NAME, Refusal.WRITE_PACKAGE);

        Reply reply = client.head("/v2/" + NAME + "/blobs/" + digest);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aMissingRightToWriteDoesNotHideATag() {
        registry.seedManifest(NAME, "1.0.0", Samples.EMPTY_INDEX);
        registry.refuse(NAME, Refusal.WRITE_ORGANIZATION_PACKAGE);

        assertThat(client.head("/v2/" + NAME + "/manifests/1.0.0").status()).isEqualTo(200);
    }

    @Test
    void theSecondaryRateLimitStrikesTheContentOfABlob() {
        registry.refuse(NAME, Refusal.SECONDARY_RATE_LIMIT);

        Reply reply = client.close(client.open(NAME), CONTENT);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error())
                .startsWith("DENIED permission_denied: Error from intermediary with HTTP status code 403 \"Forbidden\"")
                .contains("You have exceeded a secondary rate limit. Please wait a few minutes");
    }

    @Test
    void theLimitOfPullsStrikesReads() {
        registry.seedManifest(NAME, "1.0.0", Samples.EMPTY_INDEX);
        registry.refuse(NAME, Refusal.PULL_RATE_LIMIT);

        assertThat(client.get("/v2/" + NAME + "/manifests/1.0.0").error())
                .isEqualTo("TOOMANYREQUESTS retry-after: 10.305464ms, allowed: 44000/minute");
    }

    @Test
    void aForgottenSessionAndAnUnseenBlobStrikeWhereTheyDoOnGhcr() {
        String location = client.open(NAME);
        registry.refuse(NAME, Refusal.BLOB_UPLOAD_UNKNOWN);
        assertThat(client.close(location, CONTENT).error())
                .isEqualTo("BLOB_UPLOAD_UNKNOWN blob upload unknown to registry");

        registry.refuse(NAME, Refusal.MANIFEST_BLOB_UNKNOWN);
        assertThat(client.putManifest(NAME, "1.0.0", "{}").error()).startsWith("MANIFEST_BLOB_UNKNOWN");
    }

    @Test
    void aRefusalConcernsOneRepositoryAndCanEnd() {
        registry.refuse("octo/other", Refusal.SAML).refuse(NAME, Refusal.SAML).allow(NAME);

        assertThat(client.post("/v2/" + NAME + "/blobs/uploads/").status()).isEqualTo(202);
    }

    @Test
    void whoeverHasNoBearerIsChallengedBeforeAnythingIsRefused() {
        registry.refuse(NAME, Refusal.SAML);

        assertThat(RegistryClient.of(registry)
                        .post("/v2/" + NAME + "/blobs/uploads/")
                        .status())
                .isEqualTo(401);
    }
}
