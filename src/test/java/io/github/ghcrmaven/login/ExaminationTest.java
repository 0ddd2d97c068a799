// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.InProcessGitHubApi;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The registry and the API are both in this JVM; the API is asked where a test says that the registry is GitHub's. */
class ExaminationTest {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String PATH = "acme/charts/web";
    private static final String PACKAGE = "/orgs/acme/packages/container/charts%2Fweb";

    private final InProcessGitHubApi api = InProcessGitHubApi.start().token(Connecting.SECRET);
    private InProcessGhcr ghcr = InProcessGhcr.start();
    private Connecting connecting = Connecting.to(ghcr).withoutRetries();
    private boolean ofGitHub;

    @AfterEach
    void nothingWasWritten() {
        assertThat(ghcr.repositories()).isEmpty();
        ghcr.close();
        api.close();
    }

    @Test
    void aPushIsProvenByAnUpload() throws IOException {
        assertThat(examine())
                .containsExactly(
                        "ok    credentials   " + Connecting.ORIGIN + ", as octocat",
                        "ok    token         accepted",
                        "ok    push          " + repository() + ": an upload was opened",
                        "--    pull          " + repository() + ":1.4.0 is not there, so reading was not tried",
                        "--    visibility    " + repository() + " is not there yet, or not public");
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
    }

    @Test
    void eachDestinationIsTried() throws IOException {
        ghcr.refuse("acme/charts/db", Refusal.WRITE_PACKAGE);

        List<Check> checks =
                Examination.of(ghcr.host(), List.of(reference("acme/charts/db"), reference(PATH)), reach(), TODAY);

        assertThat(checks.stream().filter(check -> check.label().equals("push")))
                .extracting(Check::status)
                .containsExactly(Check.Status.FAIL, Check.Status.OK);
    }

    @Test
    void aRefusedPushSaysWhyAndWhatToDo() throws IOException {
        ghcr.refuse(PATH, Refusal.WRITE_PACKAGE);

        List<String> lines = examine();

        assertThat(lines)
                .contains("ok    credentials   " + Connecting.ORIGIN + ", as octocat")
                .anyMatch(line ->
                        line.startsWith("fail  push          ") && line.contains("permission_denied: write_package"))
                .anyMatch(line -> line.startsWith("        Fix: "))
                .noneMatch(line -> line.startsWith("ok    token"));
    }

    @Test
    void aCredentialThatTheTokenServiceRefusesEndsTheList() throws IOException {
        connecting = connecting.with("octocat", "ghp_notThisOne");

        List<String> lines = examine();

        assertThat(lines).anyMatch(line -> line.startsWith("fail  token         "));
        assertThat(lines).noneMatch(line -> line.contains("push     ") || line.contains("ghp_notThisOne"));
        assertThat(ghcr.count("POST upload")).isZero();
    }

    @Test
    void withoutCredentialsAllSourcesAreListed() throws IOException {
        connecting = connecting.withoutCredentials();

        assertThat(examine())
                .first()
                .asString()
                .startsWith("fail  credentials   No credentials for " + ghcr.host() + ". Looked, in this order, at:");
        assertThat(examine()).contains("          settings.xml  no server", "          GHCR_TOKEN    only for ghcr.io");
    }

    @Test
    void halfACredentialIsAFailure() throws IOException {
        Reach half = new Reach() {
            @Override
            public CredentialChain.Answer credentials() {
                throw new FaultException("GHCR_USERNAME is set, GHCR_TOKEN is not.", "set both", "half-credentials");
            }

            @Override
            public Registry registry(CredentialChain.Answer credentials, Actions actions) {
                throw new AssertionError("nothing to ask with");
            }

            @Override
            public Optional<GitHubApi> github() {
                return Optional.empty();
            }
        };

        assertThat(Examination.of(ghcr.host(), List.of(), half, TODAY))
                .containsExactly(Check.fail("credentials", "GHCR_USERNAME is set, GHCR_TOKEN is not.", "set both"));
    }

    @Test
    void aRegistryThatAsksForNothingNeedsNoCredentials() throws IOException {
        ghcr.close();
        ghcr = InProcessGhcr.builder().open().start();
        connecting = Connecting.to(ghcr.host()).withoutCredentials();

        assertThat(examine())
                .startsWith(
                        "--    credentials   none found, and none asked for",
                        "ok    push          " + repository() + ": an upload was opened");
    }

    @Test
    void withoutDestinationTheCredentialAloneIsTried() throws IOException {
        assertThat(lines(Examination.of(ghcr.host(), List.of(), reach(), TODAY)))
                .containsExactly(
                        "ok    credentials   " + Connecting.ORIGIN + ", as octocat",
                        "ok    token         accepted",
                        "--    push          not tried, no destination is known: name one with"
                                + " -Dghcr.repository=owner/name");
        assertThat(ghcr.count("POST upload")).isZero();
    }

    @Test
    void aWrongPasswordIsFoundWithoutTokensToo() throws IOException {
        ghcr.close();
        ghcr = InProcessGhcr.builder().basic().start();
        connecting = Connecting.to(ghcr).with("octocat", "wrong");

        assertThat(lines(Examination.of(ghcr.host(), List.of(), reach(), TODAY)))
                .anyMatch(line -> line.startsWith("fail  token         "));
    }

    @Test
    void aRegistryThatIsAwayIsAFailureAndNotTheEnd() throws IOException {
        ghcr.close();

        assertThat(examine())
                .anyMatch(line -> line.startsWith("fail  registry      ") && line.contains("could not be reached"));
    }

    @Test
    void gitHubSaysScopesAndExpiry() throws IOException {
        ofGitHub = true;
        token("read:packages, write:packages", "2027-01-31 00:00:00 UTC");

        assertThat(examine())
                .contains("ok    token         accepted; scopes read:packages, write:packages; expires 2027-01-31"
                        + " (71 days)");
    }

    @Test
    void aTokenThatExpiresSoonIsWarnedOf() throws IOException {
        ofGitHub = true;
        token("write:packages", "2026-11-22 08:00:00 +0900");

        assertThat(examine())
                .contains("warn  token         accepted; scopes write:packages; expires 2026-11-21 (0 days)");
    }

    @Test
    void aMissingScopeExplainsARefusal() throws IOException {
        ofGitHub = true;
        api.token(Connecting.SECRET, "X-OAuth-Scopes", "repo");
        ghcr.refuse(PATH, Refusal.TOKEN_SCOPES);

        assertThat(examine())
                .contains("fail  token         accepted; scopes repo; does not expire; write:packages is missing");
    }

    @Test
    void whatTheRegistryHasProvenIsNotDoubtedByScopes() throws IOException {
        ofGitHub = true;
        api.token(Connecting.SECRET, "X-OAuth-Scopes", "repo");

        assertThat(examine()).contains("ok    token         accepted; scopes repo; does not expire");
    }

    @Test
    void aFineGrainedTokenIsNotWaitedForToFail() throws IOException {
        ofGitHub = true;
        String token = "github_pat_examinationTestsUseThisOne";
        api.token(token);
        ghcr.account("octocat", token);
        connecting = connecting.with("octocat", token);

        assertThat(lines(Examination.of(ghcr.host(), List.of(), reach(), TODAY)))
                .contains("fail  token         a fine-grained token, and ghcr.io takes classic ones alone");
    }

    @Test
    void anExpiredTokenIsSaidToBeOne() throws IOException {
        ofGitHub = true;
        connecting = connecting.with("octocat", "ghp_expired");

        assertThat(examine()).anyMatch(line -> line.contains("GitHub does not know it: it has expired or was revoked"));
    }

    @Test
    void anApiThatIsAwayFailsNothing() throws IOException {
        ofGitHub = true;
        api.at("/user", 502, "");

        List<Check> checks = Examination.of(ghcr.host(), List.of(reference(PATH)), reach(), TODAY);

        assertThat(lines(checks))
                .contains(
                        "warn  token         api.github.com could not be asked for scopes and expiry: it answers 502");
        assertThat(new Checklist(ghcr.host(), checks).verdict()).isEqualTo("A push from here would succeed.");
    }

    @Test
    void aPrivatePackageIsWarnedOfWithItsSettings() throws IOException {
        ofGitHub = true;
        api.at(PACKAGE, 200, "{\"visibility\":\"private\",\"repository\":{\"full_name\":\"acme/web\"}}");

        assertThat(examine())
                .containsSequence(
                        "ok    package       " + repository() + " is linked to acme/web",
                        "warn  visibility    " + repository() + " is private: pulling it takes credentials",
                        "        Fix: leave it so, or make it public, which cannot be undone:",
                        "             https://github.com/orgs/acme/packages/container/charts%2Fweb/settings");
    }

    @Test
    void aPackageWithoutRepositoryIsWarnedOf() throws IOException {
        ofGitHub = true;
        api.at(PACKAGE, 200, "{\"visibility\":\"public\"}");

        assertThat(examine())
                .contains(
                        "warn  package       " + repository()
                                + " is linked to no repository: no workflow may push to it",
                        "ok    visibility    " + repository() + " is public");
    }

    @Test
    void whatAnybodyCanReadIsPublicThoughTheApiHidesIt() throws IOException {
        ofGitHub = true;
        ghcr.publicRepository(PATH);

        assertThat(examine()).contains("ok    visibility    " + repository() + " is public");
    }

    @Test
    void aPackageThatIsNotThereIsSaidToBeMade() throws IOException {
        ofGitHub = true;

        assertThat(examine())
                .anyMatch(line -> line.startsWith("--    package       " + repository() + " is not there yet"));
    }

    @Test
    void singleSignOnIsNamed() throws IOException {
        ofGitHub = true;
        api.at(PACKAGE, 403, "{}", "X-GitHub-SSO", "required; url=https://github.com/orgs/acme/sso?x=1");

        assertThat(examine())
                .contains("        Fix: authorise the token (the page is good for an hour):"
                        + " https://github.com/orgs/acme/sso?x=1");
    }

    @Test
    void theApiIsAskedNothingWhereTheRegistryIsNotGitHubs() throws IOException {
        examine();

        assertThat(api.requests()).isEmpty();
    }

    private void token(String scopes, String expiry) {
        api.token(Connecting.SECRET, "X-OAuth-Scopes", scopes, "github-authentication-token-expiration", expiry);
    }

    private List<String> examine() throws IOException {
        List<String> lines = lines(Examination.of(ghcr.host(), List.of(reference(PATH)), reach(), TODAY));
        ghcr.assertNoSecretIn(String.join("\n", lines));
        return lines;
    }

    private static List<String> lines(List<Check> checks) {
        return checks.stream().map(Check::lines).flatMap(List::stream).toList();
    }

    private String repository() {
        return ghcr.host() + "/" + PATH;
    }

    private Reference reference(String path) {
        return new Repository(ghcr.host(), path).tagged(new Tag("1.4.0"));
    }

    private Reach reach() {
        return new Reach() {
            @Override
            public CredentialChain.Answer credentials() {
                return connecting.credentials();
            }

            @Override
            public Registry registry(CredentialChain.Answer credentials, Actions actions) {
                Connecting same = connecting.with(actions);
                return (credentials.credential().isPresent() ? same : same.withoutCredentials()).open();
            }

            @Override
            public Optional<GitHubApi> github() {
                return ofGitHub ? Optional.of(GitHubApi.at(api.url(), connecting.client())) : Optional.empty();
            }
        };
    }
}
