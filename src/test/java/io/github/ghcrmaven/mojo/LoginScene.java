// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.GhcrToken;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.ActionsRun;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.github.RefusalTable;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.login.Check;
import io.github.ghcrmaven.login.Checklist;
import io.github.ghcrmaven.login.Examination;
import io.github.ghcrmaven.login.Reach;
import io.github.ghcrmaven.login.SigningCheck;
import io.github.ghcrmaven.login.Surroundings;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Authorizations;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.registry.UploadProgress;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.InProcessGitHubApi;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * A machine on which somebody runs {@code ghcr:login} for the first time: ghcr.io and GitHub's API are in this JVM, by
 * their own names, and credentials come from the session as in a build.
 */
final class LoginScene implements AutoCloseable {

    static final String CLASSIC = "ghp_" + "c1As".repeat(9);
    static final String FINE_GRAINED = "github_pat_" + "f1Ne".repeat(9);
    static final String JOB = "ghs_" + "j0bT".repeat(9);
    static final String PATH = "acme/charts/web";

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Path WORKFLOW = Path.of(".github", "workflows", "release.yml");

    final InProcessGhcr ghcr = InProcessGhcr.start();
    final InProcessGitHubApi api = InProcessGitHubApi.start();
    final InProcessSigstore sigstore = InProcessSigstore.start();
    final TestSession session = new TestSession();

    private final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "test");
    private final Path folder;
    private String host = GhcrToken.HOST;
    private HttpUrl address = HttpUrl.get(ghcr.url());

    LoginScene(Path folder) {
        this.folder = folder;
    }

    /** Somebody at a laptop, whose token GHCR and the API know. */
    LoginScene laptop(String token, String... headers) {
        ghcr.account("octocat", token);
        api.token(token, headers);
        session.environment("GHCR_TOKEN", token).environment("GHCR_USERNAME", "octocat");
        return this;
    }

    /** The job of a workflow, with its permissions. */
    LoginScene workflow(String actor, String event, String permissions) {
        ghcr.account(actor, JOB);
        api.token(JOB);
        session.environment("GITHUB_ACTIONS", "true")
                .environment("GITHUB_ACTOR", actor)
                .environment("GITHUB_EVENT_NAME", event)
                .environment("GITHUB_JOB", "publish")
                .environment("GITHUB_REPOSITORY", "acme/web")
                .environment("GITHUB_REPOSITORY_OWNER", "acme")
                .environment("GITHUB_TOKEN", JOB)
                .environment("GITHUB_WORKFLOW_REF", "acme/web/.github/workflows/release.yml@refs/heads/main")
                .environment("GITHUB_WORKSPACE", folder.toString());
        write(WORKFLOW, """
                on: push
                jobs:
                  publish:
                    runs-on: ubuntu-latest
                %s    steps:
                      - run: mvn -B deploy
                """.formatted(permissions.indent(4)));
        return this;
    }

    /** The job may get an identity token, too. */
    LoginScene withIdentity() {
        session.environment("ACTIONS_ID_TOKEN_REQUEST_URL", sigstore.actionsTokenUrl())
                .environment("ACTIONS_ID_TOKEN_REQUEST_TOKEN", sigstore.actionsRequestToken());
        return this;
    }

    /** A pull request's run, whose event names where it comes from. */
    LoginScene pullRequestFrom(String repository) {
        Path event = write(Path.of("event.json"), """
                {"pull_request": {"head": {"repo": {"full_name": "%s"}}, "base": {"repo": {"full_name": "acme/web"}}}}
                """.formatted(repository));
        session.environment("GITHUB_EVENT_PATH", event.toString());
        return workflow("octocat", "pull_request", "permissions:\n  packages: write\n  id-token: write\n");
    }

    /** The registry goes by another name than GitHub's, at its own address or at one where nobody answers. */
    LoginScene elsewhere(String other, String url) {
        host = other;
        address = HttpUrl.get(url);
        return this;
    }

    /** All that is printed, as Maven prints it. */
    String printed() throws IOException {
        Reference destination = new Repository(host, PATH).tagged(new Tag("1.4.0"));
        List<Check> checks = new ArrayList<>(Examination.of(host, List.of(destination), reach(), TODAY));
        Optional<Path> root = Files.exists(folder.resolve(WORKFLOW)) ? Optional.of(folder) : Optional.empty();
        Environment environment = Environments.of(session.session());
        checks.addAll(Surroundings.of(environment, root, true));
        checks.add(SigningCheck.of(() -> Optional.of(signatory(environment).describe()), environment));

        StringBuilder printed = new StringBuilder(host).append('\n');
        checks.stream()
                .flatMap(check -> check.lines().stream())
                .forEach(line -> printed.append("  ").append(line).append('\n'));
        try {
            printed.append(new Checklist(host, checks).verdict()).append('\n');
        } catch (FaultException e) {
            printed.append(e.getMessage()).append('\n');
        }
        ghcr.assertNoSecretIn(printed.toString());
        sigstore.assertNoSecretIn(printed.toString());
        return printed.toString().replaceAll("127\\.0\\.0\\.1:[0-9]+", "ADDRESS");
    }

    private Signatory signatory(Environment environment) {
        IdentityTokens tokens =
                new IdentityTokens(environment, client, Retries.standard(note -> {}), Clock.systemUTC());
        return Signatory.keyless(
                tokens,
                () -> {
                    throw new AssertionError("something is to be signed");
                },
                Clock.systemUTC(),
                Optional.empty());
    }

    private Reach reach() {
        Connections connections = TestConnections.of(session, new Endpoint(host, address));
        return new Reach() {
            @Override
            public CredentialChain.Answer credentials() {
                return connections.credentials(Environments.machine(session.session()), new Repository(host, PATH));
            }

            @Override
            public Registry registry(CredentialChain.Answer credentials, Actions actions) {
                return new Connecting(
                                new Endpoint(host, address),
                                credentials,
                                new RefusalTable(ActionsRun.of(Environments.of(session.session()))),
                                actions,
                                client,
                                new Authorizations(),
                                false,
                                new Retries(1, Duration.ofMillis(1), Duration.ofMillis(1), line -> {}),
                                UploadProgress.NONE)
                        .open();
            }

            @Override
            public Optional<GitHubApi> github() {
                return host.equals(GhcrToken.HOST) ? Optional.of(GitHubApi.at(api.url(), client)) : Optional.empty();
            }
        };
    }

    private Path write(Path file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ghcr.close();
        api.close();
        sigstore.close();
    }
}
