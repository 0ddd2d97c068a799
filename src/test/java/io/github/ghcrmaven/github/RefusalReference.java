// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.registry.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sections of docs/errors.md about refusals, made from the table: one for each anchor, one part for each cause. */
final class RefusalReference {

    private static final String BEGIN = "-Dgolden.update -->\n";
    private static final String END = "<!-- up to here -->";

    private static final Map<Set<Stage>, String> STAGES = Map.of(
            Set.of(Stage.TOKEN), " when the credential is exchanged for a token",
            Set.of(Stage.READ), " to a read",
            Set.of(Stage.WRITE), " to a write");
    private static final Map<Asker, String> ASKERS = Map.of(
            Asker.ANYBODY, "",
            Asker.NOBODY, ", asked without credentials",
            Asker.CLASSIC, ", asked with a classic token",
            Asker.FINE_GRAINED, ", asked with a fine-grained token",
            Asker.OAUTH, ", asked with the token of `gh`",
            Asker.WORKFLOW, ", asked with the token of a job");
    private static final Map<Surroundings, String> SURROUNDINGS = Map.of(
            Surroundings.ANYWHERE, "",
            Surroundings.ACTIONS, ", in GitHub Actions",
            Surroundings.FORK, ", in a run of a fork's pull request",
            Surroundings.DEPENDABOT, ", in a run that Dependabot started",
            Surroundings.OTHER_OWNER, ", the repository of the run being another owner's than the destination");

    private RefusalReference() {}

    /** The page with these sections as the table has them. */
    static String in(String page) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + sections() + page.substring(page.indexOf(END));
    }

    private static String sections() {
        Map<String, Set<Cause>> anchors = new LinkedHashMap<>();
        for (Row row : RefusalTable.ROWS) {
            anchors.computeIfAbsent(row.cause().anchor(), anchor -> new LinkedHashSet<>())
                    .add(row.cause());
        }
        StringBuilder text = new StringBuilder();
        anchors.forEach((anchor, causes) -> {
            text.append("\n### ").append(anchor).append("\n");
            text.append(causes.stream().map(RefusalReference::part).collect(Collectors.joining("\n")));
        });
        return text.append("\n").toString();
    }

    private static String part(Cause cause) {
        List<String> symptoms = new ArrayList<>();
        RefusalTable.ROWS.stream()
                .filter(row -> row.cause().equals(cause))
                .map(RefusalReference::symptom)
                .forEach(symptoms::add);
        String said = symptoms.size() == 1
                ? symptoms.get(0) + "\n"
                : symptoms.stream().collect(Collectors.joining("\n- ", "- ", "\n"));
        return said + "\n" + cause.why().replaceAll("\\{([a-z-]+)}", "*$1*") + "\n\n```text\n"
                + cause.fix().replaceAll("(?<![{$])\\{([a-z-]+)}", "<$1>") + "\n```\n";
    }

    private static String symptom(Row row) {
        String registry = row.registries() == Registries.GHCR ? "GHCR" : "A registry";
        String around = ASKERS.get(row.asker()) + SURROUNDINGS.get(row.surroundings());
        if (row.stages().equals(Set.of(Stage.CREDENTIALS))) {
            return registry + " wants credentials, and no source has any" + SURROUNDINGS.get(row.surroundings()) + ".";
        }
        return registry + " answers " + answer(row) + STAGES.getOrDefault(row.stages(), "") + around + ".";
    }

    private static String answer(Row row) {
        boolean any = row.status().equals("...");
        String code = row.code().isEmpty() ? "" : "`" + row.code().replace("|", "` or `") + "`";
        String status = row.status().replace("|", " or ").replace("5..", "5xx");
        String message = row.message().isEmpty() ? "" : " (`" + row.message() + "`)";
        if (any) {
            return code.isEmpty() ? "anything else" : code + message;
        }
        return status + (code.isEmpty() ? "" : " " + code) + message;
    }
}
