// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import io.github.ghcrmaven.bench.MeasuredPage;
import io.github.ghcrmaven.interop.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A signed publication by the plugin and one by the command lines, in turn, against the same services: each run is processes of
 * its own and a repository that nobody has used, so that both meet the same machine and start from as little.
 */
public final class PublicationCost {

    private static final List<Long> ROUND_TRIPS = List.of(0L, 20L, 50L);

    private PublicationCost() {}

    /**
     * Measures.
     *
     * @param args the project's folder, the folder to write to, Maven's home, the local repository that the plugin was installed into,
     *     that of the build around, the plugin's version, and how many runs each way gets
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (!Tool.missing().isEmpty()) {
            System.out.println("Not measured: src/interop/install-tools.sh installs " + Tool.missing());
            return;
        }
        Path target = emptied(Path.of(args[1]).resolve("publication"));
        MavenInstallation maven = new MavenInstallation(Path.of(args[2]), Path.of(args[3]), Path.of(args[4]), args[5]);
        MeasuredPage page = new MeasuredPage(Path.of(args[0]).resolve("docs/benchmarks.md"));
        try (Services services = new Services(target)) {
            CommandLines commandLines = new CommandLines(services, target.resolve("home"));
            MavenBuilds build = new MavenBuilds(services, maven, target.resolve("one"), List.of("web"));
            // the first of each fetches and fills what is there for all others
            build.publish("acme/warm-up");
            commandLines.publish("acme/warm-up-of-command-lines");
            CostTable costs = new CostTable();
            for (long roundTrip : ROUND_TRIPS) {
                measure(services, commandLines, build, roundTrip, Integer.parseInt(args[6]), costs);
            }
            System.out.println(costs.markdown());
            page.show("publication", costs.markdown());

            MavenBuilds reactor = new MavenBuilds(services, maven, target.resolve("two"), List.of("web", "api"));
            String reactors = row("one chart", services, build, "acme/alone")
                    + row("two charts in two modules", services, reactor, "acme/together");
            System.out.println(reactors);
            page.show("reactor", """
                    | | requests to the registry | for tokens | to Sigstore | for an identity | for a certificate |
                    |---|--:|--:|--:|--:|--:|
                    """ + reactors);
        }
    }

    private static void measure(
            Services services, CommandLines commandLines, MavenBuilds build, long roundTrip, int runs, CostTable costs)
            throws IOException, InterruptedException {
        services.roundTrip(Duration.ofMillis(roundTrip));
        List<Measured> empty = new ArrayList<>();
        List<Measured> ours = new ArrayList<>();
        List<Measured> theirs = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            String repository = "acme/at-" + roundTrip + "-ms/run-" + run;
            services.forget();
            Timed validated = build.validate();
            empty.add(Measured.of(validated, services));
            ours.add(
                    Measured.of(build.publish(repository + "/charts"), services).less(validated));
            services.forget();
            theirs.add(Measured.of(commandLines.publish(repository + "/command-lines"), services));
        }
        costs.add(roundTrip, "helm 4, cosign 2 and 3", theirs);
        costs.add(roundTrip, "`mvn ghcr:package ghcr:push`, less `mvn validate`", ours);
        costs.add(roundTrip, "`mvn validate`", empty);
    }

    private static String row(String what, Services services, MavenBuilds build, String repository)
            throws IOException, InterruptedException {
        services.forget();
        build.publish(repository);
        List<Passed> registry = services.askedOfRegistry();
        List<Passed> sigstore = services.askedOfSigstore();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d |%n",
                what,
                registry.size(),
                Passed.count(registry, "/token"),
                sigstore.size(),
                Passed.count(sigstore, "/idtoken"),
                Passed.count(sigstore, "/api/v2/signingCert"));
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
