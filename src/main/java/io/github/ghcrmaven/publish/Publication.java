// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Preflight.Cleared;
import io.github.ghcrmaven.publish.Preflight.Findings;
import io.github.ghcrmaven.publish.Staged.Waiting;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Openness;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.FoundSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * The publication of a module's charts, in the order that makes it safe: everything is checked, then blobs go up, then
 * manifests by digest, which are signed; the signatures are read back and verified, and only when every chart has come so far
 * are version tags put. A failure anywhere before leaves every tag where it was, and running again converges to the same
 * digests. Unless nothing is to be signed, no tag is moved onto a manifest whose signature has not just been read back and
 * verified.
 */
public final class Publication {

    private final Registry registry;
    private final Repository charts;
    private final boolean plainHttp;
    private final Policy policy;
    private final Optional<Signing> signing;
    private final Visibility visibility;
    private final Narration narration;

    /** A chart that is in the registry, and its signatures; none where nothing is signed, or it is skipped. */
    private record Pushed(Cleared cleared, Optional<Signed> signed, Optional<Attested> attested) {}

    /**
     * A publication.
     *
     * @param registry the registry of {@code charts}
     * @param charts the repository below which each chart has its own
     * @param plainHttp whether the registry is spoken to without TLS
     * @param signing empty where nothing is signed, as somebody has said
     * @param visibility warns before it becomes public who signs
     */
    public Publication(
            Registry registry,
            Repository charts,
            boolean plainHttp,
            Policy policy,
            Optional<Signing> signing,
            Visibility visibility,
            Narration narration) {
        this.registry = registry;
        this.charts = charts;
        this.plainHttp = plainHttp;
        this.policy = policy;
        this.signing = signing;
        this.visibility = visibility;
        this.narration = narration;
    }

    /**
     * Publishes these charts.
     *
     * @return what stands in the registry afterwards; empty after a dry run
     * @throws FaultException where the registry refuses, or a released version has another content
     * @throws IOException where the registry cannot be reached or cannot serve
     */
    public List<Published> publish(List<ChartArchive> archives) throws IOException {
        return stage(archives).tag();
    }

    /**
     * Does everything but putting the tags: the charts are there by their digests, signed and verified.
     *
     * @throws FaultException where the registry refuses, or a released version has another content
     * @throws IOException where the registry cannot be reached or cannot serve
     */
    public Staged stage(List<ChartArchive> archives) throws IOException {
        try (SideBySide sideBySide = new SideBySide()) {
            Findings found = new Preflight(registry, policy, signing, visibility, sideBySide)
                    .check(Planned.all(archives, charts));
            narration.say("Signing", found.signer());
            found.charts()
                    .forEach(chart -> say(
                            "Preflight",
                            chart,
                            chart.standing().describe(chart.chart().tag(), policy)));
            if (policy.dryRun()) {
                for (Cleared chart : found.charts()) {
                    warnOfLog(chart);
                    sayDryRun(chart);
                }
                return staged(List.of());
            }
            List<Pushed> pushed = SideBySide.awaitAll(found.charts().stream()
                    .map(chart -> sideBySide.start(() -> push(chart, sideBySide)))
                    .toList());
            pushed.stream().filter(chart -> !chart.cleared.skipped()).forEach(this::sayPushed);
            return staged(pushed);
        }
    }

    private Pushed push(Cleared cleared, SideBySide sideBySide) throws IOException {
        if (cleared.skipped()) {
            return new Pushed(cleared, Optional.empty(), Optional.empty());
        }
        Planned chart = cleared.chart();
        Optional<ManifestSigning> signatures = signing.map(how -> new ManifestSigning(
                how, chart.tag().byDigest(), chart.artifact().manifest().descriptor(), cleared.signatureUploads()));
        Future<Boolean> warned = sideBySide.start(() -> {
            warnOfLog(cleared);
            return true;
        });
        if (!cleared.complete()) {
            List<Future<Boolean>> before = new ArrayList<>();
            for (Blob blob : chart.artifact().blobs()) {
                before.add(sideBySide.start(() -> {
                    registry.putBlob(chart.repository(), blob, cleared.uploads().take());
                    return true;
                }));
            }
            signatures.ifPresent(one -> before.addAll(one.prepare(sideBySide, warned)));
            SideBySide.awaitAll(before);
            registry.putManifest(chart.tag().byDigest(), chart.artifact().manifest());
        }
        if (signatures.isEmpty()) {
            return new Pushed(cleared, Optional.empty(), Optional.empty());
        }
        boolean ignored = SideBySide.await(warned);
        List<FoundSignature> kept = cleared.complete() ? signatures.get().kept() : List.of();
        return new Pushed(
                cleared,
                Optional.of(signatures.get().sign(kept)),
                signatures.get().attestBuild(chart.archive(), kept));
    }

    /** The last moment at which nothing is public yet. */
    private void warnOfLog(Cleared cleared) throws IOException {
        if (!cleared.skipped()) {
            Openness ignored = SideBySide.await(cleared.openness());
            visibility.warnOfLog(cleared.chart().tag().byTag(), cleared.chart().prefix());
        }
    }

    private Waiting waiting(Pushed pushed) {
        Planned chart = pushed.cleared.chart();
        return new Waiting(
                PublishedChart.of(chart.archive()),
                chart.prefix(),
                chart.tag(),
                chart.artifact().manifest(),
                pushed.cleared.standing(),
                pushed.signed);
    }

    private Staged staged(List<Pushed> pushed) {
        return new Staged(
                registry,
                plainHttp,
                policy,
                narration,
                pushed.stream().map(this::waiting).toList());
    }

    private void sayPushed(Pushed pushed) {
        Cleared cleared = pushed.cleared;
        List<Blob> blobs = cleared.chart().artifact().blobs();
        long size = blobs.stream().mapToLong(blob -> blob.descriptor().size()).sum();
        String how = cleared.complete() ? "nothing to upload" : blobs.size() + " blobs, " + Sizes.of(size);
        say("Pushed", cleared, cleared.chart().tag().digest().abbreviated() + " (" + how + ")");
        pushed.signed.ifPresent(signed -> {
            say("Signed", cleared, signed.describe());
            say("Verified", cleared, signed.describeVerified());
        });
        pushed.attested.ifPresent(attested -> say("Attested", cleared, attested.describe()));
    }

    private void sayDryRun(Cleared cleared) {
        say(
                "Would push",
                cleared,
                cleared.standing().describePush(cleared.chart().tag()));
    }

    private void say(String label, Cleared chart, String text) {
        narration.say(label, chart.chart().prefix() + text);
    }
}
