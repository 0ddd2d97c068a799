// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Diagnosis.Explanation;
import io.github.ghcrmaven.registry.Refusal;
import io.github.ghcrmaven.registry.RegistryError;
import io.github.ghcrmaven.registry.Stage;
import io.github.ghcrmaven.testing.InProcessGitHubApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub's API adds to what the table says of a refused push. */
class GitHubDiagnosisTest {

    private static final String TOKEN = "ghp_diagnosisTestsUseThisOne0000000000000";
    private static final String SCOPES = "permission_denied: The token provided does not match expected scopes.";
    private static final String SAML = "permission_denied: Resource protected by organization SAML enforcement.";
    private static final String PACKAGE = "/orgs/acme/packages/container/charts%2Fweb";
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final RefusalTable table = new RefusalTable(Optional.empty());
    private final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "test");
    private final InProcessGitHubApi server = InProcessGitHubApi.start();
    private final GitHubApi api = GitHubApi.at(server.url(), client);
    private final GitHubDiagnosis diagnosis = new GitHubDiagnosis(table, api, TODAY);

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void theScopesThatTheTokenHasAreNamed() {
        server.token(TOKEN, "X-OAuth-Scopes", "repo, read:packages");

        assertAdded(refusal(Stage.WRITE, 403, SCOPES), "GitHub's API accepts the token; scopes read:packages, repo.");
    }

    @Test
    void thePageForSingleSignOnIsNamed() {
        server.token(TOKEN)
                .at(PACKAGE, 403, "{}", "X-GitHub-SSO", "required; url=https://github.com/orgs/acme/sso?x=1");

        assertAdded(
                refusal(Stage.WRITE, 403, SAML),
                "GitHub names the page for it, which is good for an hour: https://github.com/orgs/acme/sso?x=1");
    }

    @ParameterizedTest
    @CsvSource({"TOKEN, 403, denied", "WRITE, 401, unauthenticated: User cannot be authenticated"})
    void aTokenThatGitHubDoesNotKnowIsSaidToBeNone(Stage stage, int status, String message) {
        assertAdded(
                refusal(stage, status, message),
                "GitHub's API does not know the token: it has expired, was deleted or is cut off.");
    }

    @Test
    void theDayOnWhichItExpiredIsNamed() {
        server.token(TOKEN, "github-authentication-token-expiration", "2026-11-02 08:00:00 +0900");

        assertAdded(refusal(Stage.TOKEN, 403, "denied"), "GitHub's API says that it expired on 2026-11-01.");
    }

    @Test
    void aTokenThatGitHubTakesIsSaidToBeOne() {
        server.token(TOKEN, "X-OAuth-Scopes", "", "github-authentication-token-expiration", "2026-11-22 00:00:00 UTC");

        assertAdded(refusal(Stage.TOKEN, 403, "denied"), "GitHub's API accepts the token; no scopes.");
    }

    @Test
    void nothingIsAddedWhereTheApiCannotServe() {
        server.token(TOKEN).at("/user", 502, "");

        assertUnchanged(refusal(Stage.WRITE, 403, SCOPES));
    }

    @Test
    void nothingIsAddedWhereTheApiIsAway() {
        server.close();

        assertUnchanged(refusal(Stage.WRITE, 403, SCOPES));
        assertUnchanged(refusal(Stage.WRITE, 403, SAML));
    }

    @Test
    void nothingIsAddedWhereTheApiDoesNotAnswer() {
        server.token(TOKEN).silent();
        GitHubDiagnosis impatient = new GitHubDiagnosis(table, api.within(Duration.ofMillis(50)), TODAY);
        Refusal refusal = refusal(Stage.WRITE, 403, SCOPES);

        assertThat(impatient.of(refusal)).isEqualTo(table.of(refusal));
    }

    @Test
    void nothingIsAddedWhereGitHubNamesNoPage() {
        server.token(TOKEN).at(PACKAGE, 403, "{}");

        assertUnchanged(refusal(Stage.WRITE, 403, SAML));
    }

    @Test
    void nothingIsAddedWhereNoHeaderCanCarryTheToken() {
        assertUnchanged(new Refusal(
                new Repository("ghcr.io", "acme/charts/web"),
                "the credential",
                Stage.TOKEN,
                403,
                new RegistryError("DENIED", "denied"),
                Optional.of(new Credential("octocat", new Secret(TOKEN + "\n"), "GHCR_TOKEN"))));
    }

    @ParameterizedTest
    @CsvSource({
        "403, permission_denied: write_package",
        "403, installation not allowed to Create organization package",
        "403, You have exceeded a secondary rate limit",
        "503, try again"
    })
    void ofOtherRefusalsGitHubIsNotAsked(int status, String message) {
        server.token(TOKEN);

        assertUnchanged(refusal(Stage.WRITE, status, message));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theCredentialOfAnotherRegistryIsNotShownToGitHub() {
        server.token(TOKEN);
        for (String message : new String[] {SCOPES, SAML, "denied"}) {
            assertUnchanged(refusal("registry.acme.example", Stage.WRITE, 403, message));
            assertUnchanged(refusal("registry.acme.example", Stage.TOKEN, 401, message));
        }

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whatIsRefusedForOneReasonIsAskedAboutOnce() {
        server.token(TOKEN, "X-OAuth-Scopes", "repo");
        diagnosis.of(refusal(Stage.WRITE, 403, SCOPES));
        diagnosis.of(refusal(Stage.WRITE, 403, SCOPES));

        assertThat(server.requests()).containsExactly("GET /user");
    }

    private void assertAdded(Refusal refusal, String line) {
        Explanation alone = table.of(refusal);

        assertThat(diagnosis.of(refusal))
                .isEqualTo(new Explanation(alone.cause() + "\n" + line, alone.fix(), alone.anchor()));
    }

    private void assertUnchanged(Refusal refusal) {
        assertThat(diagnosis.of(refusal)).isEqualTo(table.of(refusal));
    }

    private static Refusal refusal(Stage stage, int status, String message) {
        return refusal("ghcr.io", stage, status, message);
    }

    private static Refusal refusal(String host, Stage stage, int status, String message) {
        return new Refusal(
                new Repository(host, "acme/charts/web"),
                "a push to acme/charts/web",
                stage,
                status,
                new RegistryError(status == 401 ? "UNAUTHORIZED" : "DENIED", message),
                Optional.of(new Credential("octocat", new Secret(TOKEN), "GHCR_TOKEN").foundFor(host)));
    }
}
