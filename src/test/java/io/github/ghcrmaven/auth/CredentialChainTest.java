// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.fault.FaultException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialChainTest {

    private static final CredentialSource NONE = host -> new Absent("GHCR_TOKEN", "not set");
    private static final CredentialSource OTHER = host -> new Absent("HELM_API_KEY_ID", "only for localhost");
    private static final CredentialSource ANN = has("ann");
    private static final CredentialSource BOB = has("bob");
    private static final CredentialSource HALF = host -> {
        throw new FaultException("half there", "set both", "half-credentials");
    };

    @Test
    void firstSourceThatHasOneWins() {
        CredentialChain.Answer answer = new CredentialChain(List.of(NONE, BOB, ANN)).find("ghcr.io");

        assertThat(answer.credential()).map(Credential::username).contains("bob");
        assertThat(answer.describe()).isEqualTo("variables of bob, as bob");
    }

    @Test
    void sourcesPassedOverAreKeptWithTheirReasons() {
        CredentialChain.Answer answer = new CredentialChain(List.of(NONE, OTHER, ANN)).find("ghcr.io");

        assertThat(answer.passed())
                .containsExactly(
                        new Absent("GHCR_TOKEN", "not set"), new Absent("HELM_API_KEY_ID", "only for localhost"));
    }

    @Test
    void reasonsStandInOneColumn() {
        assertThat(new CredentialChain(List.of(NONE, OTHER)).find("ghcr.io").passedOver())
                .isEqualTo("\n  GHCR_TOKEN       not set" + "\n  HELM_API_KEY_ID  only for localhost");
    }

    @Test
    void noSourceMeansAskingWithout() {
        CredentialChain.Answer answer = new CredentialChain(List.of(NONE)).find("ghcr.io");

        assertThat(answer.credential()).isEmpty();
        assertThat(answer.describe()).isEqualTo("none found; asking without");
    }

    @Test
    void halfACredentialDoesNotFallThroughToTheNextSource() {
        CredentialChain chain = new CredentialChain(List.of(HALF, ANN));

        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> chain.find("ghcr.io"));
    }

    @Test
    void sourcesAfterTheWinnerAreNotAsked() {
        assertThat(new CredentialChain(List.of(ANN, HALF)).find("ghcr.io").credential())
                .isPresent();
    }

    @Test
    void everySourceIsAskedForTheHost() {
        CredentialSource echo = host -> new Absent("echo", host);

        assertThat(new CredentialChain(List.of(echo)).find("localhost:5000").passed())
                .containsExactly(new Absent("echo", "localhost:5000"));
    }

    private static CredentialSource has(String user) {
        return host -> new Found(new Credential(user, new Secret("s"), "variables of " + user));
    }
}
