// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.testing.InProcessGitHubApi;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubApiTest {

    private static final Secret TOKEN = new Secret("ghp_apiTestsUseThisOne00000000000000000");
    private static final String PACKAGE = "/packages/container/charts%2Fweb";

    private final InProcessGitHubApi server = InProcessGitHubApi.start();
    private final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "test");
    private final GitHubApi api = GitHubApi.at(server.url(), client);

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void scopesAndExpiryComeFromTheHeaders() throws IOException {
        server.token(
                TOKEN.reveal(),
                "X-OAuth-Scopes",
                "write:packages, read:packages",
                "github-authentication-token-expiration",
                "2027-01-31 00:00:00 UTC");

        TokenFacts facts = api.token(TOKEN);

        assertThat(facts.accepted()).isTrue();
        assertThat(facts.scopes()).contains(List.of("read:packages", "write:packages"));
        assertThat(facts.lacksScope()).isFalse();
        assertThat(facts.expiry()).contains(OffsetDateTime.parse("2027-01-31T00:00:00Z"));
    }

    @Test
    void theExpiryMayHaveAnOffset() throws IOException {
        server.token(TOKEN.reveal(), "github-authentication-token-expiration", "2027-01-31 08:30:00 +0900");

        assertThat(api.token(TOKEN).expiry()).contains(OffsetDateTime.parse("2027-01-31T08:30:00+09:00"));
    }

    @Test
    void anExpiryOfAnotherFormIsLeftOut() throws IOException {
        server.token(TOKEN.reveal(), "github-authentication-token-expiration", "tomorrow at noon");

        assertThat(api.token(TOKEN).expiry()).isEmpty();
    }

    /** No header can carry it, and OkHttp throws something else for that. */
    @Test
    void aTokenWithALineBreakIsNotSent() {
        assertThatThrownBy(() -> api.token(new Secret(TOKEN.reveal() + "\n")))
                .isInstanceOf(IOException.class)
                .hasMessage("the token has characters that none of GitHub's has");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTokenWithoutScopesLacksNone() throws IOException {
        server.token(TOKEN.reveal());

        TokenFacts facts = api.token(TOKEN);

        assertThat(facts.scopes()).isEmpty();
        assertThat(facts.lacksScope()).isFalse();
    }

    @Test
    void aTokenWithOtherScopesLacksTheOne() throws IOException {
        server.token(TOKEN.reveal(), "X-OAuth-Scopes", "repo, gist");

        assertThat(api.token(TOKEN).lacksScope()).isTrue();
    }

    @Test
    void anUnknownTokenIsNotAccepted() throws IOException {
        assertThat(api.token(TOKEN).accepted()).isFalse();
    }

    @Test
    void aJobsTokenIsAcceptedThoughItIsNobody() throws IOException {
        server.token(TOKEN.reveal()).at("/user", 403, "{\"message\":\"Resource not accessible by integration\"}");

        assertThat(api.token(TOKEN).accepted()).isTrue();
    }

    @Test
    void aPackageOfAnOrganisationHasItsVisibilityItsRepositoryAndItsSettings() throws IOException {
        server.token(TOKEN.reveal())
                .at(
                        "/orgs/acme" + PACKAGE,
                        200,
                        "{\"visibility\":\"private\",\"repository\":{\"full_name\":\"acme/web\"}}");

        assertThat(api.containerPackage("acme", "charts/web", TOKEN).found())
                .contains(new PackageFacts(
                        "private",
                        Optional.of("acme/web"),
                        "https://github.com/orgs/acme/packages/container/charts%2Fweb/settings"));
    }

    @Test
    void whatNoOrganisationHasIsLookedForAtTheUser() throws IOException {
        server.token(TOKEN.reveal()).at("/users/octocat" + PACKAGE, 200, "{\"visibility\":\"public\"}");

        PackageFacts facts =
                api.containerPackage("octocat", "charts/web", TOKEN).found().orElseThrow();

        assertThat(facts.isPublic()).isTrue();
        assertThat(facts.repository()).isEmpty();
        assertThat(facts.settings()).startsWith("https://github.com/users/octocat/packages/");
        assertThat(server.requests()).containsExactly("GET /orgs/octocat" + PACKAGE, "GET /users/octocat" + PACKAGE);
    }

    @Test
    void singleSignOnIsNamedWithItsAddress() throws IOException {
        server.token(TOKEN.reveal())
                .at(
                        "/orgs/acme" + PACKAGE,
                        403,
                        "{}",
                        "X-GitHub-SSO",
                        "required; url=https://github.com/orgs/acme/sso?authorization_request=A1B2");

        PackageLookup lookup = api.containerPackage("acme", "charts/web", TOKEN);

        assertThat(lookup.found()).isEmpty();
        assertThat(lookup.signOn()).contains("https://github.com/orgs/acme/sso?authorization_request=A1B2");
    }

    @Test
    void anAddressElsewhereIsNotRepeated() throws IOException {
        server.token(TOKEN.reveal())
                .at(
                        "/orgs/acme" + PACKAGE,
                        403,
                        "{}",
                        "X-GitHub-SSO",
                        "required; url=https://evil.example/orgs/acme/sso");

        assertThat(api.containerPackage("acme", "charts/web", TOKEN)).isEqualTo(PackageLookup.NOTHING);
    }

    @Test
    void whatIsNotOfTheRightFormIsNotRepeated() throws IOException {
        server.token(TOKEN.reveal())
                .at(
                        "/orgs/acme" + PACKAGE,
                        200,
                        "{\"visibility\":\"::error::x\",\"repository\":{\"full_name\":\"a b\"}}");

        PackageFacts facts =
                api.containerPackage("acme", "charts/web", TOKEN).found().orElseThrow();

        assertThat(facts.visibility()).isEqualTo("unknown");
        assertThat(facts.repository()).isEmpty();
    }

    @Test
    void anApiThatCannotServeIsNoAnswer() {
        server.token(TOKEN.reveal()).at("/user", 503, "");

        assertThatThrownBy(() -> api.token(TOKEN))
                .isInstanceOf(IOException.class)
                .hasMessage("it answers 503");
    }

    @Test
    void tooManyRequestsAreNoAnswer() {
        server.token(TOKEN.reveal()).at("/user", 403, "{}", "X-RateLimit-Remaining", "0");

        assertThatThrownBy(() -> api.token(TOKEN)).hasMessage("it answers 403, too many requests");
    }

    @Test
    void aBodyThatIsNoJsonIsNoAnswer() {
        server.token(TOKEN.reveal()).at("/orgs/acme" + PACKAGE, 200, "<html>");

        assertThatThrownBy(() -> api.containerPackage("acme", "charts/web", TOKEN))
                .hasMessage("its answer is no JSON object");
    }

    @Test
    void noOtherAddressThanThisMachineStandsInForGitHub() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHubApi.at(URI.create("https://api.github.com.evil.example"), client))
                .withMessage("a credential of GHCR does not go to api.github.com.evil.example");
    }
}
