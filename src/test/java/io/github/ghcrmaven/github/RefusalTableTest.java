// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people see when a registry refuses, and what they are told. */
class RefusalTableTest {

    static List<Symptom> symptoms() {
        return Symptoms.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("symptoms")
    void aSymptomIsExplained(Symptom symptom) throws IOException {
        Fault said = symptom.happen(situation -> {});

        assertThat(said.what()).contains(symptom.cause());
        assertThat(said.fix()).contains(symptom.fix());
        assertThat(said.anchor()).isEqualTo(symptom.anchor());
        assertThat(said.toString()).doesNotContainPattern("(?<![{$])\\{[a-z-]+}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("symptoms")
    void gitHubIsNotBlamedForWhatAnotherRegistryDoes(Symptom symptom) throws IOException {
        Symptom elsewhere = symptom.onAnotherRegistry();

        Fault said = elsewhere.happen(situation -> {});

        // the first line holds the registry's own words
        assertThat(said.what().lines().skip(1))
                .filteredOn(line -> !line.startsWith("  GHCR_TOKEN "))
                .noneMatch(line -> line.contains("GitHub") || line.contains("GHCR"));
        assertThat(said.fix()).doesNotContainIgnoringCase("github").doesNotContain("write:packages");
    }

    @Test
    void everyRowIsHitBySomeSymptom() throws IOException {
        Set<Row> hit = new HashSet<>();
        List<Situation> situations = new CopyOnWriteArrayList<>();
        for (Symptom symptom : Symptoms.all()) {
            symptom.happen(situations::add);
        }
        situations.forEach(situation -> hit.add(RefusalTable.row(situation)));

        List<Row> missed = new ArrayList<>(RefusalTable.ROWS);
        missed.removeAll(hit);
        assertThat(missed).isEmpty();
    }

    @Test
    void theWholeTextIsThatOfTheTranscript(@TempDir Path workspace) throws IOException {
        Path workflow = workspace.resolve(".github/workflows/release.yml");
        Files.createDirectories(workflow.getParent());
        Files.writeString(workflow, "on: push\njobs:\n  test: {}\n  publish:\n    runs-on: ubuntu-latest\n");
        ActionsRun run = new ActionsRun(
                "acme/web", "acme", ".github/workflows/release.yml", "publish", workspace.toString(), false, false);
        Symptom symptom = Symptoms.all().stream()
                .filter(one -> one.name().equals("a job may not create a package"))
                .findFirst()
                .orElseThrow();

        assertThat(symptom.in(run).happen(situation -> {})).hasToString("""
                ghcr.io refused a push to acme/charts/web: installation not allowed to Create organization package
                  with server 'test' in settings.xml, as octocat (GitHub Actions installation token); opening an upload, \
                403 DENIED; nothing was written
                Likely: the job may not write packages, or acme forbids workflows to create packages.
                Fix: in .github/workflows/release.yml, job publish (line 4), add
                       permissions:
                         packages: write
                         contents: read
                     If it is there already, acme's owners must allow it (https://github.com/organizations/acme/settings/packages,
                     https://github.com/organizations/acme/settings/actions), or pass a classic token as GHCR_TOKEN.\
                  docs/errors.md#create-organization-package""");
    }
}
