// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.login.Check.Status;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that was looked at, in the order in which it is said.
 *
 * @param registry host of the registry
 * @param checks what was found
 */
public record Checklist(String registry, List<Check> checks) {

    public Checklist {
        checks = List.copyOf(checks);
    }

    /**
     * What all of it comes to, as a sentence.
     *
     * @throws FaultException where a push would fail
     */
    public String verdict() {
        String failing = checks.stream()
                .filter(check -> check.status() == Status.FAIL)
                .map(Check::label)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!failing.isEmpty()) {
            throw new FaultException(
                    "A push from here to " + registry + " would fail: " + failing + ".",
                    "do what the list above says at fail, then run it again",
                    "login");
        }
        boolean proven = checks.stream()
                .anyMatch(check -> check.status() == Status.OK && check.label().equals(PushChecks.LABEL));
        String unsigned =
                checks.contains(SigningCheck.NO_IDENTITY) ? ", unsigned (-Dghcr.sign=none) or with a key" : "";
        return proven
                ? "A push from here would succeed" + unsigned + "."
                : "Nothing found that would make a push fail" + unsigned + "; whether it is allowed was not tried.";
    }
}
