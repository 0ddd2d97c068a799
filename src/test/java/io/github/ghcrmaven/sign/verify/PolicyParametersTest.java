// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyParametersTest {

    private static final String IDENTITY = "https://github.com/acme/web";
    private static final String ISSUER = "https://token.actions.githubusercontent.com";

    private static PolicyParameters of(
            @Nullable String identity,
            @Nullable String identityRegexp,
            @Nullable String issuer,
            @Nullable String issuerRegexp) {
        return new PolicyParameters(
                identity, identityRegexp, issuer, issuerRegexp, Optional.empty(), true, WorkflowClaims.NONE);
    }

    private static void refused(PolicyParameters parameters, String what) {
        assertThatThrownBy(parameters::policy)
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith(what)
                .hasMessageEndingWith("#verification-policy");
    }

    @Test
    void anIdentityIsWholeAndAnExpressionIsFoundInIt() {
        Policy.OfIdentity exact =
                (Policy.OfIdentity) of(IDENTITY, null, ISSUER, null).policy();
        Policy.OfIdentity found =
                (Policy.OfIdentity) of(null, "acme", null, "githubusercontent").policy();

        assertThat(exact.subject().accepts(IDENTITY)).isTrue();
        assertThat(exact.subject().accepts(IDENTITY + "x")).isFalse();
        assertThat(exact.issuer().accepts(ISSUER + "x")).isFalse();
        assertThat(found.subject().accepts(IDENTITY + "x")).isTrue();
        assertThat(found.issuer().accepts(ISSUER)).isTrue();
    }

    @Test
    void whoeverNamesNobodyTakesNobody() {
        refused(of(null, null, ISSUER, null), "Nothing says whose signature is taken: verifyIdentity is missing.");
        refused(of("", " ", ISSUER, null), "Nothing says whose signature is taken: verifyIdentity is missing.");
        refused(of(IDENTITY, null, null, null), "Nothing says whose signature is taken: verifyIssuer is missing.");
    }

    @Test
    void twoWaysToSayTheSameContradict() {
        refused(of(IDENTITY, "acme", ISSUER, null), "verifyIdentity and verifyIdentityRegexp are both given.");
        refused(of(IDENTITY, null, ISSUER, "x"), "verifyIssuer and verifyIssuerRegexp are both given.");
    }

    @Test
    void aKeyStandsAlone() {
        try (InProcessSigstore sigstore = InProcessSigstore.start()) {
            Optional<String> key = Optional.of(CosignForms.keyed(sigstore).publicKey());
            Policy.OfKey policy = (Policy.OfKey)
                    new PolicyParameters(null, null, null, null, key, false, WorkflowClaims.NONE).policy();

            assertThat(policy.logged()).isFalse();
            refused(
                    new PolicyParameters(null, null, ISSUER, null, key, true, WorkflowClaims.NONE),
                    "verifyKey is given, and an identity too");
            refused(
                    new PolicyParameters(null, null, null, null, key, true, trigger("push")),
                    "verifyKey is given, and an identity too");
        }
    }

    @Test
    void aRestrictionThatIsEmptyIsNotDropped() {
        refused(
                new PolicyParameters(IDENTITY, null, ISSUER, null, Optional.empty(), true, trigger("")),
                "What the workflow run must be is empty");
    }

    private static WorkflowClaims trigger(String trigger) {
        return new WorkflowClaims(Optional.of(trigger), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
