// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import static java.util.Objects.requireNonNull;

import io.github.ghcrmaven.interop.Tool;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One publication with command lines: {@code helm package}, {@code helm push}, and by each cosign, {@code cosign sign} of the
 * digest and {@code cosign verify}. The second cosign goes first: it looks at its own form only while no bundle is there.
 */
final class CommandLines {

    private static final String IDENTITY =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final Pattern PUSHED = Pattern.compile("Pushed: (\\S+):\\S+\\s+Digest: (sha256:\\S+)");

    private final Services services;
    private final Path home;
    private final Map<String, String> environment;

    /** On a clean machine: in a folder that is empty, logged in as a workflow is in its first step. */
    CommandLines(Services services, Path home) throws IOException, InterruptedException {
        this.services = services;
        this.home = Files.createDirectories(home);
        environment = new HashMap<>(services.actions());
        environment.put("HOME", home.toString());
        environment.put("DOCKER_CONFIG", home.resolve("docker").toString());
        environment.put("SIGSTORE_ROOT_FILE", services.trust().authorityChain().toString());
        environment.put(
                "SIGSTORE_CT_LOG_PUBLIC_KEY_FILE",
                services.trust().certificateLogKey().toString());
        environment.put("SIGSTORE_REKOR_PUBLIC_KEY", services.trust().rekorKey().toString());
        List<String> credential =
                List.of(services.registry(), "--username", GhcrTokens.USER, "--password", GhcrTokens.SECRET);
        run(Tool.HELM4, List.of("registry", "login", "--plain-http"), credential);
        run(Tool.COSIGN3, List.of("login"), credential);
        SampleChart.write(home.resolve("web"), "web");
    }

    /** Publishes the chart to a repository that nobody has used, given as its path. */
    Timed publish(String repository) throws IOException, InterruptedException {
        Timed packaged = run(Tool.HELM4, List.of("package", "web", "--version", "1.4.0"));
        Timed pushed = run(
                Tool.HELM4,
                List.of("push", "web-1.4.0.tgz", "oci://" + services.registry() + "/" + repository, "--plain-http"));
        Matcher matcher = PUSHED.matcher(pushed.output());
        if (!matcher.find()) {
            throw new IllegalStateException("helm push printed no digest:\n" + pushed.output());
        }
        List<String> reference = List.of(matcher.group(1) + "@" + matcher.group(2));
        List<String> root = List.of(
                "--trusted-root", requireNonNull(services.trust().trustedRoot()).toString());
        List<String> signer = List.of("--certificate-identity", IDENTITY, "--certificate-oidc-issuer", ISSUER);
        return packaged.and(pushed)
                .and(run(
                        Tool.COSIGN2,
                        List.of("sign", "--yes"),
                        List.of("--fulcio-url", services.sigstoreUrl(), "--rekor-url", services.sigstoreUrl()),
                        reference))
                .and(run(Tool.COSIGN2, List.of("verify"), signer, reference))
                .and(run(
                        Tool.COSIGN3,
                        List.of("sign", "--yes"),
                        List.of(
                                "--signing-config",
                                services.trust().rekor1AndTimestamps().toString()),
                        root,
                        reference))
                .and(run(Tool.COSIGN3, List.of("verify"), root, signer, reference));
    }

    @SafeVarargs
    private Timed run(Tool tool, List<String>... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool.path().toString()));
        for (List<String> some : arguments) {
            command.addAll(some);
        }
        return Timed.run(home, environment, command);
    }
}
