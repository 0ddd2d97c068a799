// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static io.github.ghcrmaven.mojo.LoginScene.CLASSIC;
import static io.github.ghcrmaven.mojo.LoginScene.FINE_GRAINED;
import static io.github.ghcrmaven.mojo.LoginScene.PATH;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ghcrmaven.Golden;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole of what {@code ghcr:login} prints, for each of the setups that a newcomer may have. */
class LoginListsTest {

    private static final Path LISTS = Path.of("src/test/resources/golden/login");
    private static final String MAY_WRITE = "permissions:\n  packages: write\n  id-token: write\n";
    private static final String SCOPES = "X-OAuth-Scopes";
    private static final String WRITE = "read:packages, write:packages";
    private static final String PACKAGE = "/orgs/acme/packages/container/charts%2Fweb";
    private static final String ELSEWHERE = "registry.acme.example";

    @TempDir
    private Path folder;

    static Stream<Arguments> setups() {
        return Stream.of(
                setup("a-laptop-that-is-set-up", scene -> scene.laptop(CLASSIC, SCOPES, WRITE)),
                setup(
                        "a-workflow-that-is-set-up",
                        scene -> scene.workflow("octocat", "push", MAY_WRITE).withIdentity()),
                setup(
                        "a-job-that-cannot-sign",
                        scene -> scene.workflow("octocat", "push", "permissions:\n  packages: write\n")),
                setup("no-credentials", scene -> {}),
                setup(
                        "no-credentials-in-a-workflow",
                        scene -> scene.workflow("octocat", "push", MAY_WRITE)
                                .withIdentity()
                                .session
                                .environment("GITHUB_TOKEN", "")),
                setup("no-credentials-for-another-registry", scene -> scene.elsewhere(ELSEWHERE, scene.ghcr.url())),
                setup("half-a-variable-pair", scene -> scene.session.environment("GHCR_USERNAME", "octocat")),
                setup("half-a-server", scene -> scene.session.server("ghcr.io", "octocat", null)),
                setup(
                        "a-server-with-an-expression",
                        scene -> scene.session.server("ghcr.io", "octocat", "${env.NOBODY_SETS_THIS}")),
                setup(
                        "a-token-that-is-cut-off",
                        scene -> scene.session.environment("GHCR_TOKEN", CLASSIC.substring(0, 30))),
                setup("a-token-with-a-line-break", scene -> scene.session.environment("GHCR_TOKEN", CLASSIC + "\n")),
                setup("an-expired-token", scene -> {
                    scene.ghcr.account("octocat", CLASSIC).refuse(PATH, Refusal.EXPIRED_CREDENTIAL);
                    scene.session.environment("GHCR_TOKEN", CLASSIC);
                }),
                setup(
                        "a-token-that-expires-soon",
                        scene -> scene.laptop(
                                CLASSIC,
                                SCOPES,
                                WRITE,
                                "github-authentication-token-expiration",
                                "2026-11-24 00:00:00 UTC")),
                setup(
                        "a-fine-grained-token",
                        scene -> scene.laptop(FINE_GRAINED).ghcr.refuse(PATH, Refusal.TOKEN_SCOPES)),
                setup(
                        "a-token-without-the-scope",
                        scene -> scene.laptop(CLASSIC, SCOPES, "read:packages, repo")
                                .ghcr
                                .refuse(PATH, Refusal.TOKEN_SCOPES)),
                setup("single-sign-on", scene -> {
                    scene.laptop(CLASSIC, SCOPES, WRITE).ghcr.refuse(PATH, Refusal.SAML);
                    scene.api.at(
                            PACKAGE, 403, "{}", "X-GitHub-SSO", "required; url=https://github.com/orgs/acme/sso?x=1");
                }),
                setup(
                        "a-pull-request-from-a-fork",
                        scene -> scene.pullRequestFrom("stranger/web")
                                .ghcr
                                .refuse(PATH, Refusal.WRITE_ORGANIZATION_PACKAGE)),
                setup(
                        "dependabot",
                        scene -> scene.workflow("dependabot[bot]", "push", MAY_WRITE)
                                .withIdentity()
                                .ghcr
                                .refuse(PATH, Refusal.WRITE_ORGANIZATION_PACKAGE)),
                setup(
                        "a-job-without-the-permission",
                        scene -> scene.workflow("octocat", "push", "permissions:\n  contents: read\n")
                                .ghcr
                                .refuse(PATH, Refusal.CREATE_ORGANIZATION_PACKAGE)),
                setup("a-job-of-another-owner", scene -> {
                    scene.workflow("octocat", "push", MAY_WRITE)
                            .withIdentity()
                            .session
                            .environment("GITHUB_REPOSITORY", "umbrella/web")
                            .environment("GITHUB_REPOSITORY_OWNER", "umbrella");
                    scene.ghcr.refuse(PATH, Refusal.CREATE_ORGANIZATION_PACKAGE);
                }),
                setup("a-package-that-is-not-linked", scene -> {
                    scene.workflow("octocat", "push", MAY_WRITE)
                            .withIdentity()
                            .ghcr
                            .refuse(PATH, Refusal.WRITE_PACKAGE);
                    scene.api.at(PACKAGE, 200, "{\"visibility\":\"private\"}");
                }),
                setup("an-account-that-only-reads", scene -> {
                    scene.ghcr.readOnlyAccount("octocat", CLASSIC);
                    scene.api.token(CLASSIC, SCOPES, WRITE);
                    scene.session.environment("GHCR_TOKEN", CLASSIC);
                }),
                setup("a-wrong-password-for-another-registry", scene -> {
                    scene.elsewhere(ELSEWHERE, scene.ghcr.url());
                    scene.session.server(ELSEWHERE, "octocat", "not this one");
                }),
                setup("another-registry-that-only-lets-read", scene -> {
                    scene.elsewhere(ELSEWHERE, scene.ghcr.url());
                    scene.ghcr.account("octocat", "s3cr3t-of-octocat").refuse(PATH, Refusal.ACCESS_DENIED);
                    scene.session.server(ELSEWHERE, "octocat", "s3cr3t-of-octocat");
                }),
                setup("the-api-is-away", scene -> scene.laptop(CLASSIC).api.close()),
                setup("a-credential-over-plain-http", scene -> {
                    scene.elsewhere(ELSEWHERE, "http://" + ELSEWHERE + ":5000");
                    scene.session.server(ELSEWHERE, "octocat", "s3cr3t-of-octocat");
                }),
                setup("a-registry-that-cannot-be-reached", scene -> {
                    scene.laptop(CLASSIC, SCOPES, WRITE).ghcr.close();
                }),
                setup(
                        "a-registry-that-is-down",
                        scene -> scene.laptop(CLASSIC, SCOPES, WRITE).ghcr.fault("GET ping 1", Fault.status(503), 9)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void aNewcomerIsToldWhatToDo(String name, Consumer<LoginScene> setup) throws IOException {
        try (LoginScene scene = new LoginScene(folder)) {
            setup.accept(scene);

            Golden.compare(LISTS.resolve(name + ".txt"), scene.printed());
        }
    }

    private static Arguments setup(String name, Consumer<LoginScene> setup) {
        return arguments(name, setup);
    }
}
