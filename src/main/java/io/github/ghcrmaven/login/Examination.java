// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.login.Check.Status;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a registry, and GitHub where it is GitHub's, what a push would meet. */
public final class Examination {

    private static final String CREDENTIALS = "credentials";

    /** A name that is asked about where no destination is known: whether it is there does not matter. */
    private static final String ANY = "ghcr-login";

    private final String host;
    private final List<Reference> destinations;
    private final Reach reach;
    private final Clock clock;
    private final List<Check> checks = new ArrayList<>();
    private final Set<Reference> refused = new HashSet<>();

    private Examination(String host, List<Reference> destinations, Reach reach, Clock clock) {
        this.host = host;
        this.destinations = destinations;
        this.reach = reach;
        this.clock = clock;
    }

    /**
     * Looks at everything, in the order in which a push would meet it.
     *
     * @param host the registry
     * @param destinations what a push would write; empty where that is not known
     * @param clock says what is today
     * @throws IOException where this machine fails
     */
    public static List<Check> of(String host, List<Reference> destinations, Reach reach, Clock clock)
            throws IOException {
        Examination examination = new Examination(host, destinations, reach, clock);
        examination.run();
        return List.copyOf(examination.checks);
    }

    private void run() throws IOException {
        CredentialChain.Answer answer;
        try {
            answer = reach.credentials();
        } catch (FaultException e) {
            checks.add(Check.fail(CREDENTIALS, e));
            return;
        }
        Registry registry = reach.registry(answer, Actions.PUSH);
        if (isRefused(registry, answer)) {
            return;
        }
        checks.add(
                answer.credential().isPresent()
                        ? Check.ok(CREDENTIALS, answer.describe())
                        : Check.none(CREDENTIALS, "none found, and none asked for"));
        List<Check> ofPush = new ArrayList<>();
        PushChecks pushes = new PushChecks(registry);
        for (Reference destination : destinations) {
            Check push = pushes.push(destination);
            ofPush.add(push);
            if (push.status() == Status.OK) {
                ofPush.add(pushes.pull(destination));
            } else {
                refused.add(destination);
            }
        }
        if (destinations.isEmpty()) {
            ofPush.add(Check.none(
                    PushChecks.LABEL,
                    "not tried, no destination is known: name one with -Dghcr.repository=owner/name"));
        }
        boolean proven = ofPush.stream().anyMatch(check -> check.status() == Status.OK);
        answer.credential().ifPresent(credential -> token(credential, proven));
        boolean explained = checks.stream().anyMatch(check -> check.status() == Status.FAIL);
        checks.addAll(explained ? ofPush.stream().map(Check::brief).toList() : ofPush);
        packages(answer);
    }

    /** Whether the registry takes the credential at all; where it does not, nothing else can be tried. */
    private boolean isRefused(Registry registry, CredentialChain.Answer answer) throws IOException {
        Reference first =
                destinations.isEmpty() ? new Repository(host, ANY).tagged(new Tag("latest")) : destinations.get(0);
        try {
            registry.authorize(first.repository());
            if (destinations.isEmpty() && reach.github().isEmpty()) {
                registry.find(first); // a registry without tokens looks at the credential only now
            }
            return false;
        } catch (FaultException e) {
            if (answer.credential().isPresent()) {
                checks.add(Check.ok(CREDENTIALS, answer.describe()));
                checks.add(refused(answer.credential().get(), e));
            } else {
                checks.add(Check.fail(CREDENTIALS, e));
            }
        } catch (UnavailableException e) {
            checks.add(PushChecks.unavailable(e));
        }
        return true;
    }

    /** The registry says no more than that; GitHub may know why. */
    private Check refused(Credential credential, FaultException e) {
        Check refused = Check.fail(TokenChecks.LABEL, e);
        return reach.github()
                .map(github -> new TokenChecks(github, clock).check(credential, false))
                .filter(check -> check.status() == Status.FAIL)
                .map(check -> Check.fail(TokenChecks.LABEL, refused.text() + "\n" + check.text(), check.fix()))
                .orElse(refused);
    }

    /** Of a registry that is not GitHub's only the push says something. */
    private void token(Credential credential, boolean pushProven) {
        Optional<GitHubApi> github = reach.github();
        if (github.isPresent()) {
            checks.add(new TokenChecks(github.get(), clock).check(credential, pushProven));
        } else if (pushProven || destinations.isEmpty()) {
            checks.add(Check.ok(TokenChecks.LABEL, "accepted"));
        }
    }

    private void packages(CredentialChain.Answer answer) throws IOException {
        CredentialChain.Answer nobody = new CredentialChain.Answer(Optional.empty(), List.of());
        PackageChecks packages = new PackageChecks(reach.registry(nobody, Actions.PULL));
        for (Reference destination : destinations) {
            if (answer.credential().isEmpty()) {
                continue; // a registry that asks for nothing is open to everybody
            }
            if (reach.github().isPresent()) {
                checks.addAll(packages.ofGitHub(
                        reach.github().get(), answer.credential().get(), destination, refused.contains(destination)));
            } else {
                packages.visibility(destination).ifPresent(checks::add);
            }
        }
    }
}
