// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static io.github.ghcrmaven.github.Asker.ANYBODY;
import static io.github.ghcrmaven.github.Asker.CLASSIC;
import static io.github.ghcrmaven.github.Asker.FINE_GRAINED;
import static io.github.ghcrmaven.github.Asker.NOBODY;
import static io.github.ghcrmaven.github.Asker.OAUTH;
import static io.github.ghcrmaven.github.Asker.WORKFLOW;
import static io.github.ghcrmaven.github.Registries.ALL;
import static io.github.ghcrmaven.github.Registries.GHCR;
import static io.github.ghcrmaven.github.Surroundings.ACTIONS;
import static io.github.ghcrmaven.github.Surroundings.ANYWHERE;
import static io.github.ghcrmaven.github.Surroundings.DEPENDABOT;
import static io.github.ghcrmaven.github.Surroundings.FORK;
import static io.github.ghcrmaven.github.Surroundings.OTHER_OWNER;

import io.github.ghcrmaven.registry.Diagnosis;
import io.github.ghcrmaven.registry.Refusal;
import io.github.ghcrmaven.registry.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why registries refuse, one row for each way that was seen: the first that matches counts. The texts by which GHCR's
 * refusals are known are its own, word for word.
 *
 * @param run the run of a workflow that the build is part of, where there is one
 */
public record RefusalTable(Optional<ActionsRun> run) implements Diagnosis {

    private static final Set<Stage> BEFORE = Set.of(Stage.CREDENTIALS);
    private static final Set<Stage> TOKEN = Set.of(Stage.TOKEN);
    private static final Set<Stage> READ = Set.of(Stage.READ);
    private static final Set<Stage> WRITE = Set.of(Stage.WRITE);
    private static final Set<Stage> ASKED = EnumSet.complementOf(EnumSet.of(Stage.CREDENTIALS));

    private static final String CREATE = "installation not allowed to Create organization package";
    private static final String CHANGE = "installation not allowed to Write organization package";
    private static final String SCOPES = "The token provided does not match expected scopes";
    private static final String SAML = "Resource protected by organization SAML enforcement";
    private static final String MOVED = "The requested installation does not exist";
    private static final String MAY_WRITE = "permission_denied: write_package";
    private static final String MAY_READ = "permission_denied: read_package";
    private static final String FORGOTTEN = "BLOB_UPLOAD_UNKNOWN|MANIFEST_BLOB_UNKNOWN";

    private static final String UNKNOWN = "NAME_UNKNOWN|MANIFEST_UNKNOWN|BLOB_UNKNOWN";

    static final List<Row> ROWS = List.of(
            new Row(GHCR, BEFORE, "...", "", "", NOBODY, ACTIONS, Cause.STEP_WITHOUT_TOKEN),
            new Row(GHCR, BEFORE, "...", "", "", NOBODY, ANYWHERE, Cause.NO_CREDENTIALS_FOR_GHCR),
            new Row(ALL, BEFORE, "...", "", "", NOBODY, ANYWHERE, Cause.NO_CREDENTIALS),
            // it says DENIED, and denies nothing
            new Row(ALL, ASKED, "403", "", "secondary rate limit", ANYBODY, ANYWHERE, Cause.RATE_LIMIT_AS_DENIAL),
            new Row(GHCR, ASKED, "401|403", "", "", FINE_GRAINED, ANYWHERE, Cause.FINE_GRAINED_TOKEN),
            new Row(GHCR, TOKEN, "401|403", "", "", NOBODY, ANYWHERE, Cause.NOT_PUBLIC),
            new Row(GHCR, TOKEN, "403", "", "", CLASSIC, ANYWHERE, Cause.CLASSIC_TOKEN_REFUSED),
            new Row(GHCR, TOKEN, "403", "", "", WORKFLOW, ANYWHERE, Cause.JOB_TOKEN_REFUSED),
            new Row(GHCR, TOKEN, "403", "", "", ANYBODY, ANYWHERE, Cause.TOKEN_REFUSED),
            // the token service gives a token for an expired credential, too; the registry looks at it
            new Row(GHCR, ASKED, "401", "", "", CLASSIC, ANYWHERE, Cause.CLASSIC_TOKEN_REFUSED),
            new Row(GHCR, ASKED, "401", "", "", WORKFLOW, ANYWHERE, Cause.JOB_TOKEN_REFUSED),
            new Row(GHCR, ASKED, "401", "", "", ANYBODY, ANYWHERE, Cause.TOKEN_REFUSED),
            new Row(GHCR, ASKED, "403", "DENIED", SCOPES, OAUTH, ANYWHERE, Cause.SCOPES_OF_GH),
            new Row(GHCR, ASKED, "403", "DENIED", SCOPES, ANYBODY, ANYWHERE, Cause.SCOPES),
            new Row(GHCR, ASKED, "403", "DENIED", SAML, ANYBODY, ANYWHERE, Cause.SINGLE_SIGN_ON),
            // whatever it says: such a run may write nothing
            new Row(GHCR, WRITE, "403", "DENIED", "", WORKFLOW, FORK, Cause.FORK),
            new Row(GHCR, WRITE, "403", "DENIED", "", WORKFLOW, DEPENDABOT, Cause.DEPENDABOT),
            new Row(GHCR, WRITE, "403", "DENIED", "", WORKFLOW, OTHER_OWNER, Cause.OTHER_OWNER),
            new Row(GHCR, WRITE, "403", "DENIED", CREATE, ANYBODY, ANYWHERE, Cause.MAY_NOT_CREATE),
            new Row(GHCR, WRITE, "403", "DENIED", CHANGE, ANYBODY, ANYWHERE, Cause.MAY_NOT_WRITE),
            new Row(GHCR, ASKED, "403", "DENIED", MOVED, ANYBODY, ANYWHERE, Cause.INSTALLATION_GONE),
            new Row(GHCR, ASKED, "403", "DENIED", MAY_WRITE, WORKFLOW, ANYWHERE, Cause.NOT_LINKED),
            new Row(GHCR, ASKED, "403", "DENIED", MAY_WRITE, ANYBODY, ANYWHERE, Cause.NO_ROLE),
            new Row(GHCR, ASKED, "403", "DENIED", MAY_READ, WORKFLOW, ANYWHERE, Cause.NOT_LINKED),
            new Row(GHCR, ASKED, "403", "DENIED", MAY_READ, ANYBODY, ANYWHERE, Cause.NO_ROLE),
            // the answer to a HEAD says nothing but its status
            new Row(GHCR, ASKED, "403", "", "", ANYBODY, ANYWHERE, Cause.DENIED_BY_GHCR),
            new Row(ALL, ASKED, "401|403", "", "", NOBODY, ANYWHERE, Cause.NO_CREDENTIALS),
            new Row(ALL, TOKEN, "403", "", "", ANYBODY, ANYWHERE, Cause.CREDENTIALS_REFUSED),
            new Row(ALL, ASKED, "401", "", "", ANYBODY, ANYWHERE, Cause.CREDENTIALS_REFUSED),
            new Row(ALL, ASKED, "403", "", "", ANYBODY, ANYWHERE, Cause.DENIED),
            new Row(ALL, READ, "404", UNKNOWN, "", ANYBODY, ANYWHERE, Cause.NOT_FOUND),
            new Row(ALL, WRITE, "404", "NAME_UNKNOWN", "", ANYBODY, ANYWHERE, Cause.NO_REPOSITORY_THERE),
            new Row(ALL, ASKED, "429", "", "", ANYBODY, ANYWHERE, Cause.RATE_LIMIT),
            new Row(ALL, ASKED, "...", "TOOMANYREQUESTS", "", ANYBODY, ANYWHERE, Cause.RATE_LIMIT),
            new Row(ALL, ASKED, "...", FORGOTTEN, "", ANYBODY, ANYWHERE, Cause.UNAVAILABLE),
            new Row(ALL, ASKED, "408|499|5..", "", "", ANYBODY, ANYWHERE, Cause.UNAVAILABLE),
            new Row(ALL, ASKED, "...", "", "", ANYBODY, ANYWHERE, Cause.UNEXPECTED_ANSWER));

    @Override
    public Explanation of(Refusal refusal) {
        Situation situation = new Situation(refusal, run);
        return row(situation).explain(situation);
    }

    static Row row(Situation situation) {
        return ROWS.stream()
                .filter(row -> row.matches(situation))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the table has no last row for " + situation.refusal()));
    }
}
