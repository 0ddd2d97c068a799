// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Connecting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A chart that {@code mvn deploy} brought to a registry of its own, and what is there of its signatures. */
final class SignedRelease implements AutoCloseable {

    /** Which registry it is brought to. */
    enum Make {
        DOCKER_REGISTRY,
        WITH_REFERRERS
    }

    private static final SampleChart CHART = new SampleChart("common");

    private final Registry registry;
    private final Reactor reactor;
    private final Path docker;

    /** A project in {@code folder}, and a registry that is still empty. */
    SignedRelease(Make make, Path folder) throws IOException {
        Path storage = Files.createDirectories(folder.resolve("registry"));
        registry = make == Make.WITH_REFERRERS ? Registry.withReferrers(storage) : Registry.withHtpasswd(storage);
        docker = registry.writeDockerConfig(Files.createDirectory(folder.resolve("docker")));
        reactor = Reactor.of(List.of(CHART), folder.resolve("project"), registry.host(), registry.login());
    }

    /** Releases, or once more: what Maven printed. */
    String deploy(Map<String, String> environment, List<String> options) throws IOException {
        return reactor.run("deploy", environment, options.toArray(String[]::new));
    }

    /** Runs {@code ghcr:verify} on it: the lines on signatures that it took. */
    List<String> verify(List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.add("--non-recursive");
        arguments.add("-Dghcr.reference=" + reference());
        String goal = "io.github.ghcrmaven:ghcr-maven-plugin:" + Suite.pluginVersion() + ":verify";
        String printed = reactor.run(goal, Map.of(), arguments.toArray(String[]::new));
        return Arrays.stream(printed.split("\n"))
                .filter(line -> line.startsWith("[INFO] Verified "))
                .toList();
    }

    /** By digest. */
    String reference() throws IOException {
        return published().by(reactor.digest(CHART));
    }

    /** The command that the report has for those who want to verify it. */
    String verifyCommand() throws IOException {
        return JsonParser.parseString(new String(reactor.report(CHART), StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonObject("commands")
                .get("verify")
                .getAsString();
    }

    /** How many signatures the signature tag beside the chart holds. */
    int legacySignatures() throws IOException {
        String tag = Tag.ofReferrers(Digest.parse(reactor.digest(CHART))) + ".sig";
        byte[] manifest = new Crane(docker).manifest(published().repository() + ":" + tag);
        JsonObject json = JsonParser.parseString(new String(manifest, StandardCharsets.UTF_8))
                .getAsJsonObject();
        return json.getAsJsonArray("layers").size();
    }

    /** How many bundles refer to the chart, beside it: nothing else does. */
    int bundles() throws IOException {
        Connecting connecting = Connecting.to(registry.host());
        Connecting known = registry.login()
                .map(login -> connecting.with(login.user(), login.password()))
                .orElse(connecting);
        Repository repository = new Repository(registry.host(), Reactor.REPOSITORY + "/" + CHART);
        return known.open()
                .referrers(repository, Digest.parse(reactor.digest(CHART)))
                .all()
                .size();
    }

    String host() {
        return registry.host();
    }

    /** The folder of the config.json that lets the tools in. */
    Path docker() {
        return docker;
    }

    private Published published() {
        return new Published(registry.host(), Reactor.REPOSITORY + "/" + CHART, Reactor.VERSION);
    }

    @Override
    public void close() {
        registry.close();
    }
}
