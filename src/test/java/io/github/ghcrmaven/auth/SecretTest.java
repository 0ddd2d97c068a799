// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.oci.Repository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretTest {

    private static final String TEXT = "ghp_dontShowMe";
    private static final Environment ENVIRONMENT = new Environment(Map.of("GHCR_TOKEN", TEXT));

    @ParameterizedTest
    @MethodSource("holders")
    void isShownByNothingThatHoldsIt(Object holder) {
        assertThat(holder.toString()).isNotEmpty().doesNotContain(TEXT);
    }

    static List<Object> holders() {
        Secret secret = new Secret(TEXT);
        Credential credential = new Credential("octocat", secret, "GHCR_TOKEN");
        CredentialSource source = GhcrToken.ghcrToken(ENVIRONMENT);
        CredentialChain.Answer answer =
                new CredentialChain(List.of(source)).find(new Repository("ghcr.io", "acme/charts"));
        return List.of(
                secret,
                credential,
                new CredentialSource.Found(credential),
                ENVIRONMENT,
                source,
                answer,
                answer.describe(),
                answer.allSources());
    }

    @Test
    void isHandedOutWhereItIsAskedFor() {
        assertThat(new Secret(TEXT).reveal()).isEqualTo(TEXT);
    }

    @Test
    void equalsAnotherOfTheSameText() {
        assertThat(new Secret(TEXT)).isEqualTo(new Secret(TEXT)).hasSameHashCodeAs(new Secret(TEXT));
        assertThat(new Secret(TEXT)).isNotEqualTo(new Secret("other"));
    }
}
