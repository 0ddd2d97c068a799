// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Staged.Waiting;
import io.github.ghcrmaven.publish.Standing.Verdict;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.SignedManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * The publication of charts that were published into layouts before. Everything is checked first, their signatures included;
 * then each chart is copied by its digest with all that belongs to it, the signatures are read back from where it went and
 * verified, and only when every chart has come so far are version tags put. Nothing is signed: a chart whose signature does not
 * hold there gets no tag, unless somebody has said that none is asked for.
 */
public final class CarriedPublication {

    private static final String UNVERIFIED = "none (sign=none): nothing is verified, whoever has made the layout";
    private static final String VERIFIED = "nothing anew: the signatures of the layout are copied and verified";

    private final Registry registry;
    private final Repository charts;
    private final boolean plainHttp;
    private final Policy policy;
    private final Optional<Verification> verification;
    private final Path scratch;
    private final Narration narration;

    /** A chart that has passed the preflight. */
    private record Cleared(
            CarriedChart carried, VersionTag tag, String prefix, Standing standing, OpenUploads uploads) {

        boolean skipped() {
            return standing.verdict() == Verdict.SKIP;
        }
    }

    /** A chart that was copied, and the signatures that were judged there; none where nobody asks for them. */
    private record Copied(Cleared cleared, Optional<SignedManifest> signatures) {}

    /**
     * A publication.
     *
     * @param registry the registry of {@code charts}
     * @param charts the repository below which each chart has its own
     * @param plainHttp whether the registry is spoken to without TLS
     * @param verification empty where nothing is verified, as somebody has said
     * @param scratch a folder for what is under way, which is made; nothing stays in it
     */
    public CarriedPublication(
            Registry registry,
            Repository charts,
            boolean plainHttp,
            Policy policy,
            Optional<Verification> verification,
            Path scratch,
            Narration narration) {
        this.registry = registry;
        this.charts = charts;
        this.plainHttp = plainHttp;
        this.policy = policy;
        this.verification = verification;
        this.scratch = scratch;
        this.narration = narration;
    }

    /**
     * Does everything but putting the tags: the charts are there by their digests, with their signatures, which hold.
     *
     * @param carried at least one
     * @throws FaultException where the registry refuses, a released version has another content, or a chart is not signed as it
     *     has to be
     * @throws IOException where a layout cannot be read, or the registry cannot be reached or cannot serve
     */
    public Staged stage(List<CarriedChart> carried) throws IOException {
        try (SideBySide sideBySide = new SideBySide()) {
            narration.say("Signing", verification.isPresent() ? VERIFIED : UNVERIFIED);
            registry.authorize(charts.child(carried.get(0).name()));
            List<Cleared> cleared = SideBySide.awaitAll(carried.stream()
                    .map(chart -> sideBySide.start(() -> check(chart, carried.size() > 1, sideBySide)))
                    .toList());
            cleared.forEach(this::sayCleared);
            if (policy.dryRun()) {
                cleared.forEach(this::sayDryRun);
                return staged(List.of());
            }
            List<Copied> copied = SideBySide.awaitAll(cleared.stream()
                    .map(chart -> sideBySide.start(() -> copy(chart)))
                    .toList());
            copied.stream().filter(chart -> !chart.cleared.skipped()).forEach(this::sayCopied);
            return staged(copied);
        }
    }

    private Cleared check(CarriedChart carried, boolean several, SideBySide sideBySide) throws IOException {
        VersionTag tag = new VersionTag(charts.child(carried.name()), carried.version(), carried.digest());
        registry.authorize(tag.repository());
        Future<Standing> standing = sideBySide.start(
                () -> Standing.of(tag, registry.find(tag.byTag()), policy, registry, Standing.NOTHING_PUSHED));
        Future<OpenUploads> uploads = sideBySide.start(() ->
                policy.dryRun() ? OpenUploads.none() : OpenUploads.open(registry, tag.repository(), 1, sideBySide));
        Future<Optional<SignedManifest>> signatures = sideBySide.start(() -> verified(carried.layout(), tag));
        SideBySide.awaitAll(List.of(uploads, standing, signatures));
        return new Cleared(
                carried,
                tag,
                several ? carried.name() + " " + carried.version() + ": " : "",
                SideBySide.await(standing),
                SideBySide.await(uploads));
    }

    private Copied copy(Cleared cleared) throws IOException {
        if (cleared.skipped()) {
            return new Copied(cleared, Optional.empty());
        }
        Repository repository = cleared.tag.repository();
        new ArtifactCopy(cleared.carried.layout(), repository, registry, repository, cleared.uploads, scratch)
                .copy(cleared.tag.digest());
        return new Copied(cleared, verified(registry, cleared.tag));
    }

    private Optional<SignedManifest> verified(Registry there, VersionTag tag) throws IOException {
        return verification.isPresent()
                ? Optional.of(verification.get().verify(there, tag.repository(), tag.byDigest()))
                : Optional.empty();
    }

    private Staged staged(List<Copied> copied) {
        return new Staged(
                registry,
                plainHttp,
                policy,
                narration,
                copied.stream().map(this::waiting).toList());
    }

    private Waiting waiting(Copied copied) {
        Cleared cleared = copied.cleared;
        return new Waiting(
                cleared.carried.chart(),
                cleared.prefix,
                cleared.tag,
                cleared.carried.manifest(),
                cleared.standing,
                copied.signatures.map(signatures -> new Signed(
                        Set.of(),
                        signatures.accepted(),
                        Optional.empty(),
                        verification.flatMap(Verification::trustedRoot))));
    }

    private void sayCleared(Cleared cleared) {
        say("Preflight", cleared, cleared.standing.describe(cleared.tag, policy));
    }

    private void sayDryRun(Cleared cleared) {
        say("Would push", cleared, cleared.standing.describePush(cleared.tag));
    }

    private void sayCopied(Copied copied) {
        Cleared cleared = copied.cleared;
        say("Pushed", cleared, cleared.tag.digest().abbreviated() + " (from the layout, with all that belongs to it)");
        copied.signatures.ifPresent(signatures -> {
            signatures.accepted().forEach(one -> say("Verified", cleared, one.toString()));
            signatures.refused().forEach(one -> say("Passed over", cleared, one.place() + ": " + one.reason()));
        });
    }

    private void say(String label, Cleared chart, String text) {
        narration.say(label, chart.prefix + text);
    }
}
