// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.login.SigningCheck.Signer;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningCheckTest {

    private static final Environment LAPTOP = new Environment(Map.of());
    private static final Environment JOB = new Environment(Map.of("GITHUB_ACTIONS", "true"));
    private static final Check PUSH = Check.ok(PushChecks.LABEL, "an upload was opened");

    @Test
    void whoSignsIsSaid() throws IOException {
        assertThat(lines(() -> Optional.of("keyless, as https://github.com/acme/web"), JOB))
                .containsExactly("ok    signing       keyless, as https://github.com/acme/web");
    }

    @Test
    void thatNobodyIsToSignIsSaid() throws IOException {
        Check check = SigningCheck.of(Optional::empty, LAPTOP);

        assertThat(check.lines()).containsExactly("--    signing       none (sign=none)");
        assertThat(verdict(PUSH, check)).isEqualTo("A push from here would succeed.");
    }

    @Test
    void aLaptopWithoutIdentityCanPushUnsigned() throws IOException {
        Check check = SigningCheck.of(noIdentity(LAPTOP), LAPTOP);

        assertThat(check.status()).isEqualTo(Check.Status.NONE);
        assertThat(check.text()).startsWith("no identity here: ");
        assertThat(verdict(PUSH, check))
                .isEqualTo("A push from here would succeed, unsigned (-Dghcr.sign=none) or with a key.");
        assertThat(verdict(check))
                .isEqualTo("Nothing found that would make a push fail, unsigned (-Dghcr.sign=none) or with a key;"
                        + " whether it is allowed was not tried.");
    }

    @Test
    void aJobWithoutIdentityCannotPush() throws IOException {
        Check check = SigningCheck.of(noIdentity(JOB), JOB);

        assertThat(check.status()).isEqualTo(Check.Status.FAIL);
        assertThat(check.fix()).contains("id-token: write");
        assertThatThrownBy(() -> verdict(PUSH, check)).hasMessageContaining("would fail: signing.");
    }

    @Test
    void aWrongParameterFailsWithWhatToDo() throws IOException {
        assertThat(lines(
                        () -> {
                            throw new FaultException("signFormats is empty.", "name one", "sign-parameters");
                        },
                        LAPTOP))
                .containsExactly("fail  signing       signFormats is empty.", "        Fix: name one");
    }

    @Test
    void aServiceThatIsAwayFails() throws IOException {
        assertThat(lines(
                        () -> {
                            throw new UnavailableException(new Fault("tuf is away.", "wait", "unreachable"), null);
                        },
                        LAPTOP))
                .containsExactly("fail  signing       tuf is away.", "        Fix: wait");
    }

    /** As in a build that finds none. */
    private static Signer noIdentity(Environment environment) {
        IdentityTokens tokens = new IdentityTokens(
                environment,
                HttpClients.create(target -> Optional.empty(), "test"),
                Retries.standard(note -> {}),
                Clock.systemUTC());
        return () -> Optional.of(tokens.find().issuer());
    }

    private static List<String> lines(Signer signer, Environment environment) throws IOException {
        return SigningCheck.of(signer, environment).lines();
    }

    private static String verdict(Check... checks) {
        return new Checklist("ghcr.io", List.of(checks)).verdict();
    }
}
