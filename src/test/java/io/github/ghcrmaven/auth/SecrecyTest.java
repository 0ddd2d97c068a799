// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither a secret nor its Base64, alone or with the user, stands in what any source says, finds or throws. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class SecrecyTest {

    private static final String SECRET = "ghp_s3cret~of?ann>7f1b";
    private static final Repository WEB = new Repository("ghcr.io", "acme/charts/web");

    @TempDir
    Path home;

    /** Files, answers of programs and variables, whole and broken; each holds the secret in one of its forms. */
    static List<Map<String, String>> places() {
        List<Map<String, String>> places = new ArrayList<>();
        for (String form : forms()) {
            String json = form.replace("\"", "\\\"");
            for (String entry : List.of("auth", "identitytoken", "registrytoken", "password", "username")) {
                places.add(Map.of("file", "{\"auths\":{\"ghcr.io\":{\"" + entry + "\":\"" + json + "\"}}}"));
                places.add(Map.of("file", "{\"auths\":{\"ghcr.io\":{\"" + entry + "\":\"" + json));
                places.add(Map.of("file", "{\"auths\":{\"ghcr.io\":{\"" + entry + "\":[\"" + json + "\"]}}}"));
            }
            places.add(Map.of("file", "{\"credHelpers\":[\"" + json + "\"]}"));
            places.add(Map.of("file", form));
            places.add(Map.of("helper", "{\"Username\":\"ann\",\"Secret\":\"" + json + "\"}"));
            places.add(Map.of("helper", "{\"Username\":\"ann\",\"Secret\":\"" + json));
            places.add(Map.of("helper", form));
            places.add(Map.of("gh", form));
            places.add(Map.of("gh", form + "\nmore"));
            places.add(Map.of("GHCR_TOKEN", form));
            places.add(Map.of("HELM_REGISTRY_PASSWORD", form));
            places.add(Map.of("HELM_REGISTRY_PASSWORD", form, "HELM_REGISTRY_USERNAME", "ann"));
        }
        return places;
    }

    @ParameterizedTest
    @MethodSource("places")
    void noSourceTellsASecret(Map<String, String> place) throws IOException {
        StringWriter said = new StringWriter();
        List<CredentialSource> sources = sources(place);
        said.append(sources.toString());
        try {
            CredentialChain.Answer answer = new CredentialChain(sources).find(WEB);
            said.append(answer.toString()).append(answer.describe()).append(answer.allSources());
        } catch (FaultException e) {
            e.printStackTrace(new PrintWriter(said));
        }

        for (String form : forms()) {
            assertThat(said.toString()).isNotEmpty().doesNotContain(form);
        }
    }

    private List<CredentialSource> sources(Map<String, String> place) throws IOException {
        Path docker = Files.createDirectories(home.resolve(".docker"));
        if (place.containsKey("file")) {
            Files.writeString(docker.resolve("config.json"), place.get("file"));
        }
        Programs programs = new Programs(home);
        if (place.containsKey("helper")) {
            Files.writeString(docker.resolve("config.json"), "{\"credsStore\":\"test\"}");
            programs.helper("test", "cat " + Files.writeString(home.resolve("answer"), place.get("helper")));
        }
        if (place.containsKey("gh")) {
            programs.with("gh", "cat " + Files.writeString(home.resolve("answer"), place.get("gh")));
        }
        Machine machine = programs.machine(new HashMap<>(place));
        List<CredentialSource> sources = new ArrayList<>();
        sources.add(new EnvironmentPair(
                machine.environment(), "HELM_REGISTRY_USERNAME", "HELM_REGISTRY_PASSWORD", "ghcr.io"));
        sources.add(GhcrToken.ghcrToken(machine.environment()));
        if (place.containsKey("gh")) {
            sources.add(GhCli.on(machine));
        }
        sources.addAll(new CredentialFiles(machine).sources());
        return sources;
    }

    private static List<String> forms() {
        return List.of(SECRET, base64(SECRET), base64("ann:" + SECRET));
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
