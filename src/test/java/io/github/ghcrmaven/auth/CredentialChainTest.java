// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.auth.CredentialSource.Lookup;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CredentialChainTest {

    private static final Repository GHCR = new Repository("ghcr.io", "acme/charts/web");

    private static final CredentialSource NONE = source("GHCR_TOKEN", asked -> new Absent("GHCR_TOKEN", "not set"));
    private static final CredentialSource OTHER =
            source("HELM_API_KEY_ID", asked -> new Absent("HELM_API_KEY_ID", "only for localhost"));
    private static final CredentialSource ANN = has("ann", "s");
    private static final CredentialSource BOB = has("bob", "s");
    private static final CredentialSource HALF = source("half", asked -> {
        throw new FaultException("half there", "set both", "half-credentials");
    });

    @Test
    void firstSourceThatHasOneWins() {
        CredentialChain.Answer answer = find(NONE, BOB, ANN);

        assertThat(answer.credential()).map(Credential::username).contains("bob");
        assertThat(answer.describe()).isEqualTo("variables of bob, as bob");
    }

    @Test
    void sourcesPassedOverAreKeptWithTheirReasons() {
        assertThat(find(NONE, OTHER, ANN).passed())
                .containsExactly(
                        new Absent("GHCR_TOKEN", "not set"), new Absent("HELM_API_KEY_ID", "only for localhost"));
    }

    @Test
    void reasonsStandInOneColumn() {
        assertThat(find(NONE, OTHER).passedOver())
                .isEqualTo("\n  GHCR_TOKEN       not set" + "\n  HELM_API_KEY_ID  only for localhost");
    }

    @Test
    void theWholeListSaysOfEachSourceWhyItIsNotTheOne() {
        assertThat(find(NONE, BOB, HALF, ANN).allSources())
                .isEqualTo("\n  GHCR_TOKEN        not set"
                        + "\n  variables of bob  used"
                        + "\n  half              not asked, variables of bob won"
                        + "\n  variables of ann  not asked, variables of bob won");
        assertThat(find(NONE).allSources()).isEqualTo("\n  GHCR_TOKEN  not set");
    }

    @Test
    void theKindOfATokenIsToldForGhcr() {
        CredentialChain chain = new CredentialChain(List.of(has("bob", "ghp_1")));

        assertThat(chain.find(GHCR).describe()).isEqualTo("variables of bob, as bob (classic token)");
        assertThat(chain.find(new Repository("registry.acme.example", "charts")).describe())
                .isEqualTo("variables of bob, as bob");
    }

    @Test
    void noSourceMeansAskingWithout() {
        CredentialChain.Answer answer = find(NONE);

        assertThat(answer.credential()).isEmpty();
        assertThat(answer.describe()).isEqualTo("none found; asking without");
    }

    @Test
    void halfACredentialDoesNotFallThroughToTheNextSource() {
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> find(HALF, ANN));
    }

    @Test
    void sourcesAfterTheWinnerAreNotAsked() {
        assertThat(find(ANN, HALF).credential()).isPresent();
    }

    @Test
    void everySourceIsAskedForTheRepository() {
        CredentialSource echo = source("echo", asked -> new Absent("echo", asked.toString()));

        assertThat(find(echo).passed()).containsExactly(new Absent("echo", "ghcr.io/acme/charts/web"));
    }

    private static CredentialChain.Answer find(CredentialSource... sources) {
        return new CredentialChain(List.of(sources)).find(GHCR);
    }

    private static CredentialSource has(String user, String secret) {
        String name = "variables of " + user;
        return source(name, asked -> new Found(new Credential(user, new Secret(secret), name)));
    }

    private static CredentialSource source(String name, Function<Repository, Lookup> answer) {
        return new CredentialSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Lookup lookup(Repository repository) {
                return answer.apply(repository);
            }
        };
    }
}
