// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import java.util.Optional;

/**
 * What GitHub says of the workflow run that signed, as Fulcio writes it into the certificate
 * (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md). In a policy: what it must say, where not empty.
 *
 * @param trigger the event, such as {@code push}
 * @param sha of the commit that the run is of
 * @param repository {@code owner/name} that the run belongs to, which with a reusable workflow is not that of the identity
 * @param ref such as {@code refs/tags/v1.0.0}
 */
public record WorkflowClaims(
        Optional<String> trigger, Optional<String> sha, Optional<String> repository, Optional<String> ref) {

    /** No claim. */
    public static final WorkflowClaims NONE =
            new WorkflowClaims(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Refuses claims that are not those asked for; a claim that is not there is not the one asked for. */
    void check(WorkflowClaims actual) {
        check("trigger", trigger, actual.trigger);
        check("commit", sha, actual.sha);
        check("repository", repository, actual.repository);
        check("ref", ref, actual.ref);
    }

    private static void check(String name, Optional<String> wanted, Optional<String> actual) {
        RefusedException.unless(
                wanted.isEmpty() || wanted.equals(actual),
                "the workflow's " + name + " is " + actual.map(Shown::of).orElse("not said") + ", not '"
                        + wanted.orElse("") + "'");
    }
}
