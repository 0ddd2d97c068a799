// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKindsTest {

    private static final Samples SAMPLES = new Samples(7);

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of("GitHub token", SAMPLES.checked("ghp_", 36)),
                Arguments.of("GitHub token", SAMPLES.checked("gho_", 36)),
                Arguments.of("GitHub token", SAMPLES.checked("ghu_", 36)),
                Arguments.of("GitHub token", SAMPLES.checked("ghs_", 36)),
                Arguments.of("GitHub token", SAMPLES.checked("ghr_", 76)),
                Arguments.of("GitHub token", SAMPLES.fineGrained()),
                Arguments.of("GitHub token", SAMPLES.installationToken()),
                Arguments.of("npm token", SAMPLES.checked("npm_", 36)),
                Arguments.of("Google API key", SAMPLES.google()),
                Arguments.of("Slack token", SAMPLES.slackBot()),
                Arguments.of("Slack token", SAMPLES.slackUser()),
                Arguments.of("Slack token", SAMPLES.slackApp()),
                Arguments.of("Slack webhook", SAMPLES.slackWebhook()));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenAtFullLengthIsFoundWithItsLine(String kind, String token) {
        for (String text : new String[] {
            token,
            "a: b\n\ntoken: \"" + token + "\"\n",
            "a: b\r\n\r\nurl: https://x:" + token + "@example.com\r\n",
            "a\n\n# " + token,
            "a\n\n{\"a\": \"b\\n" + token + "\"}",
            "a\n\n{{- $token := \"" + token + "\" }}"
        }) {
            assertThat(Samples.found("values.yaml", text))
                    .as(text)
                    .containsExactly(new Finding("values.yaml", text.equals(token) ? 1 : 3, kind));
        }
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenThatIsCutOrGoesOnIsNone(String kind, String token) {
        assertThat(Samples.found("values.yaml", token.substring(0, 20) + "..."))
                .as(kind)
                .isEmpty();
        assertThat(Samples.found("values.yaml", "x" + token)).as(kind).isEmpty();
        if (!token.contains("_eyJ")) { // the length of a JWT is not fixed
            assertThat(Samples.found("values.yaml", token.substring(0, token.length() - 1)))
                    .as(kind)
                    .isEmpty();
            assertThat(Samples.found("values.yaml", token + "x")).as(kind).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"})
    void aTokenWithAnotherChecksumIsNone(String prefix) {
        String token = SAMPLES.checked(prefix, 36);
        char last = token.charAt(token.length() - 1);

        assertThat(Samples.found("values.yaml", token.substring(0, token.length() - 1) + (last == 'a' ? 'b' : 'a')))
                .isEmpty();
        assertThat(Samples.found("values.yaml", prefix + "x".repeat(36))).isEmpty();
        assertThat(Samples.found("values.yaml", prefix + "{{ .Values.token }}")).isEmpty();
    }

    @Test
    void theChecksumIsThatOfThePublishedExample() {
        String published = "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17";

        assertThat(TokenChecksum.isRight(published)).isTrue();
        assertThat(TokenChecksum.of("")).isEqualTo("000000");
    }

    @Test
    void placeholdersOfTheRightLengthAreNone() {
        String webhook = "https://hooks.slack.com/services/";
        assertThat(Samples.found("values.yaml", "github_pat_" + "A".repeat(22) + "_" + "B".repeat(59)))
                .isEmpty();
        assertThat(Samples.found("values.yaml", "AIza" + "SyABCDEFGHIJKLMNOPQRSTUVWXYZ1234567"))
                .isEmpty();
        assertThat(Samples.found("values.yaml", "AIza" + "YourExampleKey" + SAMPLES.drawn(21, Samples.ALNUM)))
                .isEmpty();
        assertThat(Samples.found("values.yaml", "xoxb-" + "123456789012-1234567890123-" + "x".repeat(24)))
                .isEmpty();
        assertThat(Samples.found("values.yaml", webhook + "T00000000/B00000000/" + "X".repeat(24)))
                .isEmpty();
        assertThat(Samples.found("values.yaml", webhook + "{{ .Values.slack }}"))
                .isEmpty();
    }

    @Test
    void severalInALineAreOneFindingOfEachKind() {
        String text =
                SAMPLES.checked("ghp_", 36) + " " + SAMPLES.checked("ghp_", 36) + " " + SAMPLES.checked("npm_", 36);

        assertThat(Samples.found("a", text))
                .containsExactly(new Finding("a", 1, "GitHub token"), new Finding("a", 1, "npm token"));
    }
}
