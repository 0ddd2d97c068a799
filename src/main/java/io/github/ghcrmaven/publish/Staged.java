// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.publish.Standing.Verdict;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Charts that are there by their digests, signed and verified, and wait for their tags. */
public final class Staged {

    /**
     * A chart that waits.
     *
     * @param prefix what stands before a line about it
     * @param tag what it waits for
     * @param standing what the preflight found under the tag
     * @param signed its signatures, verified; empty where nothing is signed, or it is skipped
     */
    record Waiting(
            PublishedChart chart,
            String prefix,
            VersionTag tag,
            Manifest manifest,
            Standing standing,
            Optional<Signed> signed) {

        boolean skipped() {
            return standing.verdict() == Verdict.SKIP;
        }
    }

    /** A chart whose tag has been dealt with, and what stood there just before. */
    private record Tagged(Waiting chart, Standing standing) {}

    /** What is done with a chart. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Waiting chart) throws IOException;
    }

    private final Registry registry;
    private final boolean plainHttp;
    private final Policy policy;
    private final Narration narration;
    private final List<Waiting> charts;

    Staged(Registry registry, boolean plainHttp, Policy policy, Narration narration, List<Waiting> charts) {
        this.registry = registry;
        this.plainHttp = plainHttp;
        this.policy = policy;
        this.narration = narration;
        this.charts = List.copyOf(charts);
    }

    /**
     * Reads what stands under the tags now, and puts nothing.
     *
     * @throws FaultException where a released version has another content by now
     */
    public void judge() throws IOException {
        each(this::standing);
    }

    /**
     * Puts the tags.
     *
     * @return what stands in the registry afterwards; empty after a dry run
     * @throws FaultException where the registry refuses, or a released version has another content by now
     * @throws IOException where the registry cannot be reached or cannot serve
     */
    public List<Published> tag() throws IOException {
        List<Tagged> tagged = each(this::tag);
        tagged.forEach(this::say);
        return tagged.stream().map(this::published).toList();
    }

    private <T> List<T> each(Work<T> work) throws IOException {
        try (SideBySide sideBySide = new SideBySide()) {
            return SideBySide.awaitAll(charts.stream()
                    .map(chart -> sideBySide.start(() -> work.on(chart)))
                    .toList());
        }
    }

    /** Reads the tag once more, then puts it: a registry knows no compare-and-swap, and one request is the window left. */
    private Tagged tag(Waiting chart) throws IOException {
        Standing now = standing(chart);
        if (now.verdict() == Verdict.FREE || now.verdict() == Verdict.MOVE) {
            registry.putManifest(chart.tag.byTag(), chart.manifest);
        }
        return new Tagged(chart, now);
    }

    private Standing standing(Waiting chart) throws IOException {
        return chart.skipped()
                ? chart.standing
                : Standing.of(chart.tag, registry.find(chart.tag.byTag()), policy, registry, Standing.TAG_NOT_MOVED);
    }

    private void say(Tagged tagged) {
        String tag = tagged.chart.tag.tag().toString();
        switch (tagged.standing.verdict()) {
            case SKIP ->
                say(
                        "Skipped",
                        tagged,
                        tag + " stays " + tagged.standing.digest().orElseThrow());
            case SAME -> say("Tagged", tagged, tag + " (unchanged)");
            default -> say("Tagged", tagged, tag);
        }
    }

    private void say(String label, Tagged tagged, String text) {
        narration.say(label, tagged.chart.prefix + text);
    }

    private Published published(Tagged tagged) {
        Waiting chart = tagged.chart;
        boolean skipped = tagged.standing.verdict() == Verdict.SKIP;
        return new Published(
                chart.chart,
                chart.tag.repository(),
                skipped ? tagged.standing.digest().orElseThrow() : chart.tag.digest(),
                List.of(chart.tag.tag()),
                skipped,
                skipped ? Optional.empty() : chart.signed,
                plainHttp,
                Optional.empty());
    }
}
