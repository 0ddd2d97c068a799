// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Preflight.Cleared;
import io.github.ghcrmaven.publish.Standing.Verdict;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.registry.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * The publication of a module's charts, in the order that makes it safe: everything is checked, then blobs go up, then
 * manifests by digest, and only when every chart has come so far are version tags put. A failure anywhere before leaves
 * every tag where it was, and running again converges to the same digests.
 */
public final class Publication {

    private final Registry registry;
    private final Repository charts;
    private final boolean plainHttp;
    private final Policy policy;
    private final Narration narration;

    /** A chart whose tag has been dealt with, and what stood there just before. */
    private record Tagged(Cleared cleared, Standing standing) {}

    /**
     * A publication.
     *
     * @param registry the registry of {@code charts}
     * @param charts the repository below which each chart has its own
     * @param plainHttp whether the registry is spoken to without TLS
     */
    public Publication(Registry registry, Repository charts, boolean plainHttp, Policy policy, Narration narration) {
        this.registry = registry;
        this.charts = charts;
        this.plainHttp = plainHttp;
        this.policy = policy;
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
        try (SideBySide sideBySide = new SideBySide()) {
            List<Cleared> cleared = new Preflight(registry, policy, sideBySide).check(Planned.all(archives, charts));
            cleared.forEach(chart -> say("Preflight", chart, permission() + ", " + chart.describe()));
            if (policy.dryRun()) {
                cleared.forEach(this::sayDryRun);
                return List.of();
            }
            SideBySide.awaitAll(cleared.stream()
                    .filter(chart -> !chart.skipped())
                    .map(chart -> sideBySide.start(() -> push(chart, sideBySide)))
                    .toList());
            cleared.stream().filter(chart -> !chart.skipped()).forEach(this::sayPushed);
            List<Tagged> tagged = SideBySide.awaitAll(cleared.stream()
                    .map(chart -> sideBySide.start(() -> tag(chart)))
                    .toList());
            tagged.forEach(this::sayTagged);
            return tagged.stream().map(this::published).toList();
        }
    }

    private boolean push(Cleared cleared, SideBySide sideBySide) throws IOException {
        if (cleared.complete()) {
            return true;
        }
        Planned chart = cleared.chart();
        List<Future<Boolean>> blobs = new ArrayList<>();
        Optional<Upload> opened = cleared.upload();
        for (Blob blob : chart.artifact().blobs()) {
            Optional<Upload> upload = opened;
            blobs.add(sideBySide.start(() -> {
                registry.putBlob(chart.repository(), blob, upload);
                return true;
            }));
            opened = Optional.empty(); // the preflight's upload takes one blob
        }
        SideBySide.awaitAll(blobs);
        registry.putManifest(chart.byDigest(), chart.artifact().manifest());
        return true;
    }

    /** Reads the tag once more, then puts it: a registry knows no compare-and-swap, and one request is the window left. */
    private Tagged tag(Cleared cleared) throws IOException {
        if (cleared.skipped()) {
            return new Tagged(cleared, cleared.standing());
        }
        Planned chart = cleared.chart();
        Standing now = Standing.of(chart, registry.find(chart.byTag()), policy, registry, Standing.TAG_NOT_MOVED);
        if (now.verdict() == Verdict.FREE || now.verdict() == Verdict.MOVE) {
            registry.putManifest(chart.byTag(), chart.artifact().manifest());
        }
        return new Tagged(cleared, now);
    }

    private Published published(Tagged tagged) {
        Planned chart = tagged.cleared.chart();
        boolean skipped = tagged.standing.verdict() == Verdict.SKIP;
        return new Published(
                chart.archive(),
                chart.repository(),
                skipped ? tagged.standing.digest().orElseThrow() : chart.digest(),
                List.of(chart.tag()),
                skipped,
                plainHttp);
    }

    private void sayPushed(Cleared cleared) {
        List<Blob> blobs = cleared.chart().artifact().blobs();
        long size = blobs.stream().mapToLong(blob -> blob.descriptor().size()).sum();
        String how = cleared.complete() ? "nothing to upload" : blobs.size() + " blobs, " + Sizes.of(size);
        say("Pushed", cleared, cleared.chart().digest().abbreviated() + " (" + how + ")");
    }

    private void sayTagged(Tagged tagged) {
        String tag = tagged.cleared.chart().tag().toString();
        switch (tagged.standing.verdict()) {
            case SKIP ->
                say(
                        "Skipped",
                        tagged.cleared,
                        tag + " stays " + tagged.standing.digest().orElseThrow());
            case SAME -> say("Tagged", tagged.cleared, tag + " (unchanged)");
            default -> say("Tagged", tagged.cleared, tag);
        }
    }

    private void sayDryRun(Cleared cleared) {
        Planned chart = cleared.chart();
        String what = cleared.skipped() ? "nothing" : chart.digest() + " as " + chart.tag();
        say("Would push", cleared, what);
    }

    private String permission() {
        return policy.dryRun() ? "push permission not tried" : "push permission granted";
    }

    private void say(String label, Cleared chart, String text) {
        narration.say(label, chart.chart().prefix() + text);
    }
}
