// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.TokenKind;
import io.github.ghcrmaven.registry.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal, and the run in which it happened.
 *
 * @param refusal the refusal
 * @param run the run of a workflow, where there is one
 */
record Situation(Refusal refusal, Optional<ActionsRun> run) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

    /** Who is asked: on GHCR the first part of the path is a user or an organisation. */
    String owner() {
        return refusal.repository().path().split("/", 2)[0];
    }

    Optional<TokenKind> tokenKind() {
        return refusal.credential().flatMap(credential -> TokenKind.of(credential.secret()));
    }

    /** Whether the destination is in the name of somebody else than the run's repository. */
    boolean isOtherOwner() {
        return run.map(known -> known.owner().toLowerCase(Locale.ROOT))
                .filter(owner -> !owner.isEmpty() && !owner.equals(owner()))
                .isPresent();
    }

    /** The text with values for the names in braces. */
    String fill(String template) {
        Map<String, String> values = values();
        return NAME.matcher(template).replaceAll(name -> {
            String value = values.get(name.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + name.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private Map<String, String> values() {
        String path = refusal.repository().path();
        return Map.of(
                "host", refusal.repository().registry(),
                "path", path,
                "target", refusal.target(),
                "owner", owner(),
                // a package's name is the rest of the path, and one segment of the settings' address
                "package", path.substring(path.indexOf('/') + 1).replace("/", "%2F"),
                "user", refusal.credential().map(Credential::username).orElse("nobody"),
                "length", refusal.credential().map(Situation::length).orElse("0 characters"),
                "job", run.map(ActionsRun::place).orElse("the workflow's job"),
                "run-repository",
                        run.map(ActionsRun::repository)
                                .filter(name -> !name.isEmpty())
                                .orElse("the workflow's repository"),
                "run-owner",
                        run.map(known -> known.owner().toLowerCase(Locale.ROOT)).orElse("its owner"));
    }

    /** How long a token is shows whether all of it was copied, and says nothing else of it. */
    private static String length(Credential credential) {
        String secret = credential.secret().reveal();
        boolean spaced = secret.chars().anyMatch(Character::isWhitespace);
        return secret.length() + " characters" + (spaced ? ", white space among them" : "");
    }
}
