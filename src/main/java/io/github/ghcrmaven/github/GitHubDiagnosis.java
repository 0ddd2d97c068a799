// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.registry.Diagnosis;
import io.github.ghcrmaven.registry.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the table says of a refusal and, where GHCR finds fault with the token itself, a line more: GitHub's API knows its
 * scopes, when it expired, and where to authorise it for single sign-on. It is asked after such a refusal alone, and once
 * for the same; where it is away or slow, nothing is added.
 */
public final class GitHubDiagnosis implements Diagnosis {

    /** A refused push waits for one request, or two; the text without the line is good enough to wait no longer. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final Set<Cause> OF_TOKEN = Set.of(
            Cause.CLASSIC_TOKEN_REFUSED,
            Cause.JOB_TOKEN_REFUSED,
            Cause.TOKEN_REFUSED,
            Cause.SCOPES,
            Cause.SCOPES_OF_GH);

    private final RefusalTable table;
    private final GitHubApi api;
    private final Clock clock;
    private final Map<Question, String> answers = new ConcurrentHashMap<>();

    /** What was asked: many charts are refused for the same reason. */
    private record Question(Cause cause, String owner, Credential credential) {}

    GitHubDiagnosis(RefusalTable table, GitHubApi api, Clock clock) {
        this.table = table;
        this.api = api;
        this.clock = clock;
    }

    /** What the table says, and the API. */
    public static GitHubDiagnosis of(RefusalTable table, GitHubApi api) {
        return new GitHubDiagnosis(table, api.within(WAIT), Clock.systemUTC());
    }

    @Override
    public Explanation of(Refusal refusal) {
        Situation situation = new Situation(refusal, table.run());
        Row row = RefusalTable.row(situation);
        Explanation explanation = row.explain(situation);
        String line = !Registries.GHCR.is(situation)
                ? "" // another registry's credential is not shown to GitHub
                : refusal.credential()
                        .map(credential -> answers.computeIfAbsent(
                                new Question(row.cause(), situation.owner(), credential), asked -> ask(asked, refusal)))
                        .orElse("");
        return line.isEmpty()
                ? explanation
                : new Explanation(explanation.cause() + "\n" + line, explanation.fix(), explanation.anchor());
    }

    private String ask(Question question, Refusal refusal) {
        try {
            if (OF_TOKEN.contains(question.cause())) {
                return said(api.token(question.credential().secret()));
            }
            if (question.cause().equals(Cause.SINGLE_SIGN_ON)) {
                String path = refusal.repository().path();
                String name = path.substring(path.indexOf('/') + 1);
                return api.containerPackage(
                                question.owner(), name, question.credential().secret())
                        .signOn()
                        .map(address -> "GitHub names the page for it, which is good for an hour: " + address)
                        .orElse("");
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private String said(TokenFacts facts) {
        if (facts.expiry()
                .filter(time -> time.toInstant().isBefore(clock.instant()))
                .isPresent()) {
            return "GitHub's API says that it expired on "
                    + facts.expiry().get().withOffsetSameInstant(ZoneOffset.UTC).toLocalDate() + ".";
        }
        return facts.accepted()
                ? "GitHub's API accepts the token" + facts.describeScopes() + "."
                : "GitHub's API does not know the token: it has expired, was deleted or is cut off.";
    }
}
