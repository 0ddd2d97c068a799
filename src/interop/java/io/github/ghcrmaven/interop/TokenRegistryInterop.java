// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** JWT tokens, each good for the scope that was asked for and no more, as most hosted registries have them. */
class TokenRegistryInterop extends PublicationRules {

    private final TokenServer tokens;
    private List<String> grantedToThePlugin = List.of();

    TokenRegistryInterop() throws IOException {
        tokens = new TokenServer(Login.INTEROP);
    }

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withTokens(folder, tokens);
    }

    @Override
    void published() {
        grantedToThePlugin = tokens.granted();
    }

    @AfterAll
    void stopTokens() {
        tokens.close();
    }

    @Test
    void eachRepositoryNeedsOneTokenAndNoneIsForMore() throws IOException {
        List<String> scopes = charts().stream()
                .map(chart -> "repository:" + Reactor.REPOSITORY + "/" + chart + ":pull,push")
                .toList();

        assertThat(grantedToThePlugin).containsExactlyInAnyOrderElementsOf(scopes);
    }
}
