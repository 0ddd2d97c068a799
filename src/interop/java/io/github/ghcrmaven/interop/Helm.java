// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One of the two Helms, with folders of its own for all that it keeps. */
final class Helm {

    private static final String RELEASE = "demo";

    // A Helm that was built by "go install" takes the cluster for a Kubernetes 1.20.
    private static final List<String> CLUSTER = List.of("--kube-version", "1.34.0");

    private final Tool tool;
    private final Path home;

    Helm(Tool tool, Path home) throws IOException {
        this.tool = tool;
        this.home = Files.createDirectories(home);
        // A file without any entry would make Helm look for a credential helper of the desktop's.
        Files.writeString(config(), "{\"credHelpers\": {\"none.invalid\": \"none\"}}");
    }

    /** {@code helm registry login}, where the registry asks who one is. */
    void login(Registry registry) throws IOException {
        if (registry.login().isPresent()) {
            Login login = registry.login().get();
            helm("registry", "login", registry.host(), "--username", login.user(), "--password-stdin", "--plain-http")
                    .input(login.password())
                    .run();
        }
    }

    /** {@code helm pull}: the archive, as bytes. */
    byte[] pull(Published chart) throws IOException {
        Path folder = Files.createTempDirectory(home, "pulled");
        helm(remote("pull", chart, List.of("--destination", folder.toString()))).run();
        return Files.readAllBytes(folder.resolve(chart.name() + "-" + chart.version() + ".tgz"));
    }

    /** {@code helm verify}: what it says of who signed. */
    String verify(Path archive, Path keyring) throws IOException {
        return helm("verify", "--keyring", keyring.toString(), archive.toString())
                .text();
    }

    /** {@code helm pull --verify}: the folder with the archive and its provenance. */
    Path pullVerified(Published chart, Path keyring) throws IOException {
        Path folder = Files.createTempDirectory(home, "verified");
        List<String> options = List.of("--verify", "--keyring", keyring.toString(), "--destination", folder.toString());
        helm(remote("pull", chart, options)).run();
        return folder;
    }

    /** {@code helm package --sign} of a chart's folder: the folder with the archive and its provenance. */
    Path sign(Path chartFolder, String version, SignerKey key) throws IOException {
        Path folder = Files.createTempDirectory(home, "signed");
        Path passphrase = Files.writeString(folder.resolve("passphrase"), SignerKey.PASSPHRASE + "\n");
        List<String> words = new ArrayList<>(List.of("package", "--destination", folder.toString()));
        words.addAll(List.of("--version", version, "--app-version", version));
        words.addAll(List.of(
                "--sign", "--key", SignerKey.USER, "--keyring", key.secretRing().toString()));
        words.addAll(List.of("--passphrase-file", passphrase.toString(), chartFolder.toString()));
        helm(words).run();
        return folder;
    }

    /**
     * {@code helm push} of a copy of that archive, to {@code repository} and the chart's name, with the provenance that lies
     * beside it. What Helm writes depends on the time of the file and on the time zone.
     */
    void push(Path archive, Instant time, String repository) throws IOException {
        Path copy = home.resolve(archive.getFileName());
        Files.write(copy, Files.readAllBytes(archive));
        Path provenance = archive.resolveSibling(archive.getFileName() + ".prov");
        if (Files.exists(provenance)) {
            Files.write(home.resolve(provenance.getFileName()), Files.readAllBytes(provenance));
        }
        Files.setLastModifiedTime(copy, FileTime.from(time));
        helm("push", copy.toString(), "oci://" + repository, "--plain-http")
                .with("TZ", "UTC")
                .run();
    }

    String show(Published chart) throws IOException {
        return helm(remote("show", chart, List.of("chart"))).text();
    }

    String show(Path chartFolder) throws IOException {
        return helm("show", "chart", chartFolder.toString()).text();
    }

    /** {@code helm template} straight from the registry. */
    String template(Published chart, List<String> values) throws IOException {
        List<String> options = new ArrayList<>(CLUSTER);
        options.addAll(values);
        options.add(RELEASE);
        return helm(remote("template", chart, options)).text();
    }

    String template(Path chartFolder, List<String> values) throws IOException {
        List<String> words = new ArrayList<>(List.of("template"));
        words.addAll(CLUSTER);
        words.addAll(values);
        words.addAll(List.of(RELEASE, chartFolder.toString()));
        return helm(words).text();
    }

    private static List<String> remote(String command, Published chart, List<String> options) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(options);
        words.addAll(List.of("oci://" + chart.repository(), "--version", chart.version(), "--plain-http"));
        return words;
    }

    private Command helm(String... words) {
        return helm(List.of(words));
    }

    private Command helm(List<String> words) {
        return Command.of(tool.path(), words)
                .in(home)
                .with("HELM_CONFIG_HOME", home.resolve("config"))
                .with("HELM_CACHE_HOME", home.resolve("cache"))
                .with("HELM_DATA_HOME", home.resolve("data"))
                .with("HELM_REGISTRY_CONFIG", config())
                // Helm would fall back to the user's Docker login.
                .with("DOCKER_CONFIG", home.resolve("docker"));
    }

    private Path config() {
        return home.resolve("registry.json");
    }

    @Override
    public String toString() {
        return tool.toString();
    }
}
