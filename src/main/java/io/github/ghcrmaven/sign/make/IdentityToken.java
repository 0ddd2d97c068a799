// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * An identity token of OpenID Connect (RFC 7519), by which Fulcio knows who signs. Its claims are read and not verified: that
 * is Fulcio's to do, which has the issuer's keys.
 *
 * @param secret whoever has it can sign in this name until it lapses
 * @param origin where it comes from, for messages
 * @param principal what Fulcio wants proof of possession over: the e-mail address where there is one, else the subject
 *     (sigstore/sigstore, pkg/oauthflow/flow.go, SubjectFromToken)
 * @param subject the name that the certificate will have, where it can be told beforehand
 * @param claims what the certificate will say of a workflow's run
 * @param expiry from when on it is not taken any more
 */
public record IdentityToken(
        Secret secret,
        String origin,
        String issuer,
        String principal,
        Optional<String> subject,
        WorkflowClaims claims,
        Instant expiry) {

    /** The issuer for workflows on github.com; an enterprise may have its own name after it. */
    private static final String GITHUB_ACTIONS = "https://token.actions.githubusercontent.com";

    private static final int LONGEST = 64 << 10;

    /** @throws FaultException where it is no such token; the message holds nothing of it */
    static IdentityToken parse(Secret secret, String origin) {
        try {
            return of(secret, origin, claims(secret.reveal()));
        } catch (RefusedException e) {
            throw new FaultException(
                    "The identity token of " + origin + " cannot be used: " + e.reason() + ".",
                    "give a token of OpenID Connect (a JWT) for the audience sigstore, whose e-mail address, if it has one,"
                            + " its issuer has verified",
                    "identity-token");
        }
    }

    private static IdentityToken of(Secret secret, String origin, JsonMembers claims) {
        RefusedException.unless(claims.has("exp"), "the token does not say when it lapses");
        String issuer = claims.text("iss");
        Optional<String> email = claims.optionalText("email").filter(text -> !text.isEmpty());
        RefusedException.unless(
                email.isEmpty() || isTrue(claims, "email_verified"),
                "its issuer has not verified the token's e-mail address");
        String principal = email.isPresent() ? email.get() : claims.text("sub");
        Optional<String> workflow = claims.optionalText("job_workflow_ref")
                .filter(ref -> isOfActions(issuer))
                .map(ref -> "https://github.com/" + ref);
        // they are printed, and a line end in one could make a line of its own
        RefusedException.unless(
                Stream.of(issuer, principal, workflow.orElse("")).allMatch(Shown::isHarmless),
                "it holds characters that cannot be shown");
        return new IdentityToken(
                secret,
                origin,
                issuer,
                principal,
                workflow.or(() -> email),
                isOfActions(issuer) ? run(claims) : WorkflowClaims.NONE,
                Instant.ofEpochSecond(claims.count("exp")));
    }

    /** sigstore/fulcio, pkg/identity/github/principal.go. */
    private static WorkflowClaims run(JsonMembers claims) {
        return new WorkflowClaims(
                claims.optionalText("event_name"),
                claims.optionalText("sha"),
                claims.optionalText("repository"),
                claims.optionalText("ref"));
    }

    /** Whom the certificate will name, all of it; known of a workflow on GitHub alone. */
    Optional<Signer.Identity> workflow() {
        return subject.filter(name -> isOfActions()).map(name -> new Signer.Identity(name, issuer, claims));
    }

    /** Whether the token is of a workflow on GitHub, whose issuer stands in the certificate as it stands here. */
    boolean isOfActions() {
        return isOfActions(issuer);
    }

    /** Refuses a token whose time is over. */
    IdentityToken checkLife(Clock clock) {
        Instant now = clock.instant();
        if (now.isBefore(expiry)) {
            return this;
        }
        throw new FaultException(
                "The identity token of " + origin + " lapsed at " + expiry + "; it is " + now + ".",
                "get a new one right before the build: such tokens live for minutes",
                "identity-token");
    }

    private static boolean isOfActions(String issuer) {
        return issuer.equals(GITHUB_ACTIONS) || issuer.startsWith(GITHUB_ACTIONS + "/");
    }

    /** What a token says, before anybody has verified it. */
    static JsonMembers claims(String token) {
        RefusedException.unless(token.length() <= LONGEST, "it is larger than " + LONGEST + " characters");
        String[] parts = token.split("\\.", -1);
        RefusedException.unless(parts.length == 3, "it is not a JWT");
        try {
            ByteString claims = ByteString.of(Base64.getUrlDecoder().decode(parts[1]));
            return JsonText.object(claims, "the token", LONGEST);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("it is not a JWT");
        }
    }

    /** Some issuers write the truth as a text. */
    private static boolean isTrue(JsonMembers claims, String name) {
        return claims.json().get(name) instanceof JsonPrimitive value
                && value.getAsString().equals("true");
    }
}
