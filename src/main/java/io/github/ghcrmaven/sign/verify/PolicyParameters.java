// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose signatures are taken, as it stands in a POM or on a command line; null where nothing stands there.
 *
 * @param identity the certificate's name as a whole
 * @param identityRegexp or an expression that is found in it
 * @param issuer who has vouched for the identity, as a whole
 * @param issuerRegexp or an expression
 * @param key the public key, PEM, instead of an identity
 * @param logged whether a signature by the key must be in the transparency log
 * @param workflow what GitHub must say of the workflow run
 */
public record PolicyParameters(
        @Nullable String identity,
        @Nullable String identityRegexp,
        @Nullable String issuer,
        @Nullable String issuerRegexp,
        Optional<String> key,
        boolean logged,
        WorkflowClaims workflow) {

    /**
     * The policy that they make.
     *
     * @throws FaultException where they name nobody, or contradict each other
     */
    public Policy policy() {
        checkClaims();
        if (key.isPresent()) {
            check(
                    Stream.of(identity, identityRegexp, issuer, issuerRegexp).allMatch(PolicyParameters::isAbsent)
                            && workflow.equals(WorkflowClaims.NONE),
                    "verifyKey is given, and an identity too: a signature by a key has no certificate that names one.",
                    "give one of them");
            return new Policy.OfKey(VerificationKey.parse(key.get()), logged);
        }
        return new Policy.OfIdentity(
                match("verifyIdentity", identity, "verifyIdentityRegexp", identityRegexp),
                match("verifyIssuer", issuer, "verifyIssuerRegexp", issuerRegexp),
                workflow);
    }

    /**
     * The policy, for those who may do without.
     *
     * @return empty where nothing is given
     * @throws FaultException where what is given names nobody, or contradicts itself
     */
    public Optional<Policy> given() {
        boolean nothing =
                Stream.of(identity, identityRegexp, issuer, issuerRegexp).allMatch(PolicyParameters::isAbsent)
                        && key.isEmpty()
                        && workflow.equals(WorkflowClaims.NONE);
        return nothing ? Optional.empty() : Optional.of(policy());
    }

    private static TextMatch match(
            String parameter, @Nullable String text, String regexpParameter, @Nullable String regexp) {
        check(
                isAbsent(text) || isAbsent(regexp),
                parameter + " and " + regexpParameter + " are both given.",
                "give one of them");
        if (text != null && !isAbsent(text)) {
            return TextMatch.exactly(text);
        }
        if (regexp != null && !isAbsent(regexp)) {
            return TextMatch.containing(regexp, regexpParameter);
        }
        throw fault(
                "Nothing says whose signature is taken: " + parameter + " is missing.",
                "give the identity and its issuer, such as -Dghcr.verify.identityRegexp='^https://github\\.com/acme/web/'\n"
                        + "-Dghcr.verify.issuer=https://token.actions.githubusercontent.com, or a public key:"
                        + " -Dghcr.verify.key=cosign.pub");
    }

    /** A variable that is empty by mistake would otherwise drop the restriction. */
    private void checkClaims() {
        check(
                Stream.of(workflow.trigger(), workflow.sha(), workflow.repository(), workflow.ref())
                        .flatMap(Optional::stream)
                        .noneMatch(String::isBlank),
                "What the workflow run must be is empty (verifyWorkflowRepository, verifyWorkflowRef, verifyWorkflowSha,"
                        + " verifyWorkflowTrigger).",
                "give it a value, or leave it out");
    }

    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void check(boolean condition, String what, String fix) {
        if (!condition) {
            throw fault(what, fix);
        }
    }

    private static FaultException fault(String what, String fix) {
        return new FaultException(what, fix, "verification-policy");
    }
}
