// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKindTest {

    @ParameterizedTest
    @CsvSource({
        "ghp_abc, classic token",
        "0123456789abcdef0123456789abcdef01234567, classic token",
        "github_pat_abc, fine-grained token",
        "gho_abc, OAuth token",
        "ghu_abc, GitHub App user token",
        "ghs_abc, GitHub Actions installation token"
    })
    void theBeginningTellsTheKind(String token, String kind) {
        assertThat(TokenKind.of(new Secret(token))).map(TokenKind::toString).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "password", "GHP_abc", "x-ghp_abc", "0123456789abcdef"})
    void anythingElseHasNone(String secret) {
        assertThat(TokenKind.of(new Secret(secret))).isEmpty();
    }

    @Test
    void aLineBreakDoesNotHideIt() {
        assertThat(TokenKind.of(new Secret("ghs_abc\n"))).contains(TokenKind.INSTALLATION);
    }
}
