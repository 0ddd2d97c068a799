// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.github.TokenFacts;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What GitHub says of the token: the registry itself says neither its scopes nor when it expires. */
record TokenChecks(GitHubApi github, Clock clock) {

    static final String LABEL = "token";

    private static final int SOON = 7;
    private static final String NEW_TOKEN =
            "make a new one, and put it in the old one's place:\nhttps://github.com/settings/tokens/new?scopes=write:packages";

    /**
     * The check.
     *
     * @param pushProven whether the registry has let it open an upload: that counts more than what scopes say
     */
    Check check(Credential credential, boolean pushProven) {
        TokenFacts facts;
        try {
            facts = github.token(credential.secret());
        } catch (IOException e) {
            return Check.warn(
                    LABEL,
                    "api.github.com could not be asked for scopes and expiry: " + e.getMessage(),
                    "nothing to do for a push; behind a proxy, allow api.github.com");
        }
        if (!facts.accepted()) {
            return pushProven
                    ? Check.ok(LABEL, "accepted")
                    : Check.fail(
                            LABEL, "GitHub does not know it: it has expired or was revoked, or is cut off", NEW_TOKEN);
        }
        if (isFineGrained(credential) && !pushProven) {
            return Check.fail(LABEL, "a fine-grained token, and ghcr.io takes classic ones alone", NEW_TOKEN);
        }
        String text = "accepted" + facts.describeScopes() + expiry(facts);
        if (facts.lacksScope() && !pushProven) {
            return Check.fail(LABEL, text + "; " + TokenFacts.WRITE_PACKAGES + " is missing", fix(credential));
        }
        return facts.expiry().filter(this::isSoon).isPresent()
                ? Check.warn(LABEL, text, NEW_TOKEN)
                : Check.ok(LABEL, text);
    }

    private static boolean isFineGrained(Credential credential) {
        return credential.secret().reveal().startsWith("github_pat_");
    }

    private static String fix(Credential credential) {
        return credential.secret().reveal().startsWith("gho_")
                ? "give it the scope: gh auth refresh -h github.com -s write:packages"
                : "give it the scope at https://github.com/settings/tokens, or " + NEW_TOKEN;
    }

    private String expiry(TokenFacts facts) {
        return facts.expiry()
                .map(time -> "; expires " + date(time) + " (" + days(time) + (days(time) == 1 ? " day)" : " days)"))
                // of tokens without scopes, such as a job's, GitHub says nothing
                .orElse(facts.scopes().isPresent() ? "; does not expire" : "");
    }

    private boolean isSoon(OffsetDateTime time) {
        return days(time) <= SOON;
    }

    private long days(OffsetDateTime time) {
        return ChronoUnit.DAYS.between(LocalDate.now(clock.withZone(ZoneOffset.UTC)), date(time));
    }

    private static LocalDate date(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    }
}
