// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final Signer.Identity SIGNER = new Signer.Identity(
            "https://github.com/acme/workflows/.github/workflows/release.yml@refs/heads/main",
            ISSUER,
            new WorkflowClaims(
                    Optional.of("push"), Optional.of("abc"), Optional.of("acme/charts"), Optional.of("refs/tags/v1")));

    @Test
    void exactTextIsTheWholeText() {
        TextMatch match = TextMatch.exactly("https://github.com/acme/");

        assertThat(match.accepts("https://github.com/acme/")).isTrue();
        assertThat(match.accepts("https://github.com/acme/charts")).isFalse();
        assertThat(match.accepts("https://github.com/ACME/")).isFalse();
    }

    @Test
    void expressionIsFoundAnywhereAsInCosign() {
        assertThat(expression("github.com/acme/").accepts("https://github.com/acme/charts"))
                .isTrue();
        assertThat(expression("^github.com/acme/").accepts("https://github.com/acme/charts"))
                .isFalse();
    }

    /** In Java {@code $} would match before the last line end, too. */
    @Test
    void dollarIsTheEndAndNotALineEndBeforeIt() {
        assertThat(expression("^acme$").accepts("acme")).isTrue();
        assertThat(expression("^acme$").accepts("acme\n")).isFalse();
        assertThat(expression("^acme$").accepts("acme\nmallory")).isFalse();
    }

    /** Java has them, Go has not: a policy with them could not be tried with cosign. */
    @ParameterizedTest
    @ValueSource(strings = {"(?=acme)", "(a)\\1", "a++", "(", ""})
    void whatIsNoExpressionOfGoIsRefused(String expression) {
        assertThatThrownBy(() -> expression(expression))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("verifyIdentityRegexp is '" + expression + "'");
    }

    @Test
    void namesThatWouldTakeOtherMatchersForEverAreMatchedAtOnce() {
        assertThat(expression("^(a+)+$").accepts("a".repeat(5000) + "!")).isFalse();
    }

    @Test
    void issuerMustBeTheOneAskedFor() {
        Policy.OfIdentity policy =
                new Policy.OfIdentity(expression("acme"), TextMatch.exactly("https://other"), WorkflowClaims.NONE);

        assertThatThrownBy(() -> policy.check(SIGNER))
                .hasMessage("the signer's identity was issued by '" + ISSUER + "', not by 'https://other'");
    }

    @ParameterizedTest
    @CsvSource({
        "pull_request, abc, acme/charts, refs/tags/v1, trigger is 'push'; not 'pull_request'",
        "push, abd, acme/charts, refs/tags/v1, commit is 'abc'; not 'abd'",
        "push, abc, acme/workflows, refs/tags/v1, repository is 'acme/charts'; not 'acme/workflows'",
        "push, abc, acme/charts, refs/tags/v2, ref is 'refs/tags/v1'; not 'refs/tags/v2'"
    })
    void eachClaimMustBeTheOneAskedFor(String trigger, String sha, String repository, String ref, String reason) {
        WorkflowClaims claims =
                new WorkflowClaims(Optional.of(trigger), Optional.of(sha), Optional.of(repository), Optional.of(ref));
        Policy.OfIdentity policy = new Policy.OfIdentity(expression("acme"), TextMatch.exactly(ISSUER), claims);

        assertThatThrownBy(() -> policy.check(SIGNER)).hasMessageContaining(reason.replace(';', ','));
    }

    @Test
    void claimsThatAreNotAskedForMayBeAny() {
        WorkflowClaims claims =
                new WorkflowClaims(Optional.empty(), Optional.empty(), Optional.of("acme/charts"), Optional.empty());
        Policy.OfIdentity policy = new Policy.OfIdentity(expression("acme"), TextMatch.exactly(ISSUER), claims);

        assertThatCode(() -> policy.check(SIGNER)).doesNotThrowAnyException();
    }

    @Test
    void claimThatIsNotThereIsNotTheOneAskedFor() {
        WorkflowClaims claims =
                new WorkflowClaims(Optional.of("push"), Optional.empty(), Optional.empty(), Optional.empty());
        Policy.OfIdentity policy = new Policy.OfIdentity(expression("acme"), TextMatch.exactly(ISSUER), claims);
        Signer.Identity person = new Signer.Identity("jane@acme.example", ISSUER, WorkflowClaims.NONE);

        assertThatThrownBy(() -> policy.check(person)).hasMessageContaining("trigger is not said, not 'push'");
    }

    @Test
    void namesOfOthersCannotWriteLinesOfTheLog() {
        Policy.OfIdentity policy =
                new Policy.OfIdentity(expression("bob"), TextMatch.exactly(ISSUER), WorkflowClaims.NONE);
        Signer.Identity mallory = new Signer.Identity("a\n[INFO] verified\u001b[2J", ISSUER, WorkflowClaims.NONE);

        assertThatThrownBy(() -> policy.check(mallory)).hasMessageContaining("'a?[INFO] verified?[2J'");
    }

    private static TextMatch expression(String text) {
        return TextMatch.containing(text, "verifyIdentityRegexp");
    }
}
