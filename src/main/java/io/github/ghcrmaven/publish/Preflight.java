// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.registry.Upload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Everything that can be known before the first byte is written: whether a push is allowed, whether the version is free,
 * what is there already.
 */
final class Preflight {

    /**
     * What was found for one chart.
     *
     * @param chart the chart
     * @param standing what stands under its version tag
     * @param complete whether its manifest is in the registry already, with all that it names
     * @param upload the upload that proved the permission; empty in a dry run, and where there is nothing to open
     */
    record Cleared(Planned chart, Standing standing, boolean complete, Optional<Upload> upload) {

        boolean skipped() {
            return standing.verdict() == Standing.Verdict.SKIP;
        }

        String describe() {
            return standing.describe(chart);
        }
    }

    private final Registry registry;
    private final Policy policy;
    private final SideBySide sideBySide;

    Preflight(Registry registry, Policy policy, SideBySide sideBySide) {
        this.registry = registry;
        this.policy = policy;
        this.sideBySide = sideBySide;
    }

    /** Checks all charts at once, so that all faults are reported at once. */
    List<Cleared> check(List<Planned> charts) throws IOException {
        registry.authorize(charts.get(0).repository());
        return SideBySide.awaitAll(charts.stream()
                .map(chart -> sideBySide.start(() -> check(chart)))
                .toList());
    }

    private Cleared check(Planned chart) throws IOException {
        registry.authorize(chart.repository());
        Future<Optional<Upload>> upload =
                sideBySide.start(() -> policy.dryRun() ? Optional.empty() : registry.openUpload(chart.repository()));
        Future<Optional<Digest>> known = sideBySide.start(() -> registry.find(chart.byDigest()));
        Future<Standing> standing = sideBySide.start(
                () -> Standing.of(chart, registry.find(chart.byTag()), policy, registry, Standing.NOTHING_PUSHED));
        SideBySide.awaitAll(List.of(upload, known, standing));
        return new Cleared(
                chart, SideBySide.await(standing), SideBySide.await(known).isPresent(), SideBySide.await(upload));
    }
}
