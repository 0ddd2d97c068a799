// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Openness;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Everything that can be known before the first byte is written: whether a push is allowed, whether the version is free,
 * what is there already, and who will sign.
 */
final class Preflight {

    /**
     * What was found for one chart.
     *
     * @param chart the chart
     * @param standing what stands under its version tag
     * @param complete whether its manifest is in the registry already, with all that it names
     * @param uploads those that proved the permission, one for each of its blobs; none in a dry run
     * @param signatureUploads the same for the repository of its signatures
     * @param openness whether anybody can read the package; nothing but a warning waits for the answer
     */
    record Cleared(
            Planned chart,
            Standing standing,
            boolean complete,
            OpenUploads uploads,
            OpenUploads signatureUploads,
            Future<Openness> openness) {

        boolean skipped() {
            return standing.verdict() == Standing.Verdict.SKIP;
        }
    }

    /**
     * What was found.
     *
     * @param signer who will sign, in words
     */
    record Findings(String signer, List<Cleared> charts) {}

    private final Registry registry;
    private final Policy policy;
    private final Optional<Signing> signing;
    private final Visibility visibility;
    private final SideBySide sideBySide;

    Preflight(
            Registry registry, Policy policy, Optional<Signing> signing, Visibility visibility, SideBySide sideBySide) {
        this.registry = registry;
        this.policy = policy;
        this.signing = signing;
        this.visibility = visibility;
        this.sideBySide = sideBySide;
    }

    /** Checks all charts and the identity at once, so that all faults are reported at once. */
    Findings check(List<Planned> charts) throws IOException {
        Future<String> signer = sideBySide.start(
                () -> signing.isEmpty() ? Signed.NOT : signing.get().signatory().describe());
        Future<List<Cleared>> cleared = sideBySide.start(() -> {
            registry.authorize(charts.get(0).repository());
            return SideBySide.awaitAll(charts.stream()
                    .map(chart -> sideBySide.start(() -> check(chart)))
                    .toList());
        });
        Future<Boolean> prepared =
                sideBySide.start(() -> signing.isEmpty() || signing.get().prepare());
        SideBySide.awaitAll(List.of(cleared, signer, prepared));
        return new Findings(SideBySide.await(signer), SideBySide.await(cleared));
    }

    private Cleared check(Planned chart) throws IOException {
        registry.authorize(chart.repository());
        VersionTag tag = chart.tag();
        Future<Optional<Digest>> known = sideBySide.start(() -> registry.find(tag.byDigest()));
        Future<Standing> standing = sideBySide.start(
                () -> Standing.of(tag, registry.find(tag.byTag()), policy, registry, Standing.NOTHING_PUSHED));
        Future<Openness> openness = sideBySide.start(() -> visibility.ask(tag.byTag()));
        int blobs = chart.artifact().blobs().size();
        int signatureBlobs = signing.map(Signing::blobs).orElse(0);
        boolean together = signing.filter(how -> how.elsewhere().isPresent()).isEmpty();
        Future<OpenUploads> uploads =
                sideBySide.start(() -> open(registry, chart.repository(), together ? blobs + signatureBlobs : blobs));
        Future<OpenUploads> signatureUploads = together
                ? uploads
                : sideBySide.start(() -> openElsewhere(signing.orElseThrow(), chart.repository(), signatureBlobs));
        SideBySide.awaitAll(List.of(uploads, signatureUploads, known, standing));
        return new Cleared(
                chart,
                SideBySide.await(standing),
                SideBySide.await(known).isPresent(),
                SideBySide.await(uploads),
                SideBySide.await(signatureUploads),
                openness);
    }

    private OpenUploads openElsewhere(Signing how, Repository chart, int number) throws IOException {
        how.registry().authorize(how.repository(chart));
        return open(how.registry(), how.repository(chart), number);
    }

    private OpenUploads open(Registry there, Repository repository, int number) throws IOException {
        return policy.dryRun() ? OpenUploads.none() : OpenUploads.open(there, repository, number, sideBySide);
    }
}
