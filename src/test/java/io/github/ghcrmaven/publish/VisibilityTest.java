// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.InProcessGitHubApi;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisibilityTest {

    private static final String LOGGED =
            "This package is not public, but who signs it becomes so: the names in the line"
                    + " Signing stay in the log (Rekor)";
    private static final String PRIVATE = "This package is private: pulling it takes credentials.";

    private static final String IDENTITY_TOKEN = "GET idtoken";

    @TempDir
    private Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final InProcessGitHubApi api = InProcessGitHubApi.start().token(Connecting.SECRET);
    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private boolean ofGitHub;
    private boolean logged;

    @AfterEach
    void close() {
        ghcr.assertNoSecretIn(String.join("\n", said));
        ghcr.close();
        api.close();
        sigstore.close();
    }

    @Test
    void ofAPackageThatEverybodyCanReadNothingIsSaid() throws IOException {
        ghcr.publicRepository(Publishing.WEB);

        assertThat(warnings("web")).isEmpty();
    }

    @Test
    void aPackageThatTakesCredentialsIsWarnedOf() throws IOException {
        assertThat(warnings("web")).containsExactly(PRIVATE);
        assertThat(said).last().isEqualTo(PRIVATE);
    }

    @Test
    void ofSeveralPackagesEachThatIsPrivateIsNamed() throws IOException {
        ghcr.publicRepository(Publishing.WEB);

        assertThat(warnings("web", "api")).containsExactly("api: " + PRIVATE);
    }

    @Test
    void onGitHubThePageIsNamedOnWhichItIsMadePublic() throws IOException {
        ofGitHub = true;
        api.at("/users/octocat", 200, "{\"type\":\"Organization\"}");

        assertThat(warnings("web"))
                .containsExactly(
                        "This package is private: only members of octocat can pull it. Make it public, which cannot be"
                                + " undone, at",
                        "https://github.com/orgs/octocat/packages/container/charts%2Fweb/settings");
    }

    @Test
    void aUserHasNoMembers() throws IOException {
        ofGitHub = true;
        api.at("/users/octocat", 200, "{\"type\":\"User\"}");

        assertThat(warnings("web"))
                .containsExactly(
                        "This package is private: only octocat, and whom octocat lets in, can pull it. Make it public, which"
                                + " cannot be undone, at",
                        "https://github.com/users/octocat/packages/container/charts%2Fweb/settings");
    }

    @Test
    void thatTheApiIsAwayFailsNothing() throws IOException {
        ofGitHub = true;
        api.at("/users/octocat", 503, "{}");

        assertThat(warnings("web"))
                .containsExactly(
                        "This package is private: only members of octocat can pull it. Make it public, which cannot"
                                + " be undone, in its settings on GitHub.");
    }

    @Test
    void onGitHubATokenForNobodySaysThatItIsPublic() throws IOException {
        ofGitHub = true;
        ghcr.publicRepository(Publishing.WEB);

        assertThat(warnings("web")).isEmpty();
        assertThat(ghcr.steps()).last().isEqualTo("GET token");
    }

    @Test
    void aRegistryThatDoesNotAnswerFailsNothing() throws IOException {
        ghcr.fault("GET token 2", Fault.status(503));

        assertThat(warnings("web")).isEmpty();
        assertThat(ghcr.pendingFaults()).isEmpty();
        assertThat(ghcr.count("GET token")).isEqualTo(2);
    }

    @Test
    void thatItsSignerBecomesPublicIsSaidBeforeItDoes() throws IOException {
        logged = true;
        List<Boolean> untouched = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Visibility visibility = visibility(line -> {
            warnings.add(line);
            untouched.add(sigstore.steps().stream().allMatch(IDENTITY_TOKEN::equals));
        });
        visibility.warn(publishing(visibility).publish(Charts.pack(folder, "1.0.0", "web")));

        assertThat(warnings).first().isEqualTo(LOGGED);
        assertThat(warnings)
                .anyMatch(line -> line.contains("-Dghcr.sign.acknowledgePublicLog=true"))
                .endsWith(PRIVATE)
                .doesNotHaveDuplicates();
        assertThat(untouched).startsWith(true).endsWith(false);
    }

    @Test
    void ofAPublicPackageNothingIsSaidOfTheLog() throws IOException {
        logged = true;
        ghcr.publicRepository(Publishing.WEB);

        assertThat(warnings("web")).isEmpty();
    }

    @Test
    void aDryRunTellsWhatWouldBecomePublic() throws IOException {
        logged = true;
        List<String> warnings = new ArrayList<>();
        Visibility visibility = visibility(warnings::add);
        publishing(visibility).publish(Charts.pack(folder, "1.0.0", "web"), new Policy(IfExists.FAIL, true));

        assertThat(warnings).first().isEqualTo(LOGGED);
        assertThat(warnings).doesNotContain(PRIVATE);
    }

    private List<String> warnings(String... names) throws IOException {
        List<String> warnings = new ArrayList<>();
        Visibility visibility = visibility(warnings::add);
        visibility.warn(publishing(visibility).publish(Charts.pack(folder, "1.0.0", names)));
        said.addAll(warnings);
        return warnings;
    }

    private Publishing publishing(Visibility visibility) {
        SigningSetup setup = new SigningSetup(sigstore);
        return new Publishing(ghcr, registry -> setup.with(setup.job(), registry), visibility);
    }

    private Visibility visibility(Consumer<String> warning) {
        Connecting connecting = Connecting.to(ghcr).withoutRetries();
        Registry anybody = connecting.withoutCredentials().with(Actions.PULL).open();
        Credential credential = connecting.credentials().credential().orElseThrow();
        return new Visibility(
                Optional.of(anybody),
                ofGitHub
                        ? Optional.of(new Visibility.GitHub(GitHubApi.at(api.url(), connecting.client()), credential))
                        : Optional.empty(),
                logged,
                warning);
    }
}
