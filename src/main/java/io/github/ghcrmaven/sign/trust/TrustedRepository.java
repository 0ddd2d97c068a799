// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okio.ByteString;

/**
 * A repository with what is kept of it. It is asked once a day, as other clients of Sigstore do. What is kept passes the whole
 * workflow each time it is used, from the first root on and by the clock, so that neither age nor damage nor another's hand in
 * the folder goes unseen: the updater by itself takes the same timestamp again without a look at its expiry, and what it
 * stored without a look at its signatures.
 *
 * <p>Where the repository cannot be reached, what is kept serves until it expires: that is the time for which its operator
 * has vouched for it, and whoever can cut the network could as well answer with the same files.
 */
final class TrustedRepository {

    private static final Duration VALIDITY = Duration.ofDays(1);

    /** Before everything expired: what was verified once says what must not be gone back to, however old it is. */
    private static final Clock BEFORE_ALL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final TufOrigin origin;
    private final TufFiles mirror;
    private final TrustCache cache;
    private final Clock clock;
    private final Consumer<String> note;

    /** @param note told in one line where what is kept stands in for the repository */
    TrustedRepository(TufOrigin origin, TufFiles mirror, TrustCache cache, Clock clock, Consumer<String> note) {
        this.origin = origin;
        this.mirror = mirror;
        this.cache = cache;
        this.clock = clock;
        this.note = note;
    }

    /**
     * What is kept, however long ago the repository was asked; for those without network.
     *
     * @throws FaultException where nothing is, or it has expired
     */
    TrustTargets kept() throws IOException {
        KeptFiles kept = cache.read();
        try {
            return verified(kept, new TufLedger());
        } catch (RefusedException e) {
            throw new FaultException(
                    kept.equals(KeptFiles.NONE)
                            ? "Maven is offline (-o), and nothing is kept of the " + origin + "."
                            : "Maven is offline (-o), and what is kept of the " + origin + " cannot be used: "
                                    + e.reason() + ".",
                    "run it once without -o, or name files: -Dghcr.sign.trustedRoot=trusted_root.json, to sign also"
                            + " -Dghcr.sign.signingConfig=signing_config.json",
                    "offline");
        }
    }

    /**
     * What is kept if it is of today, else what the repository says.
     *
     * @throws FaultException where the repository refuses, or is refused
     * @throws UnavailableException where it cannot be reached or cannot serve, and nothing is kept that has not expired
     */
    TrustTargets current() throws IOException {
        Optional<TrustTargets> ofToday = ofToday();
        if (ofToday.isPresent()) {
            return ofToday.get();
        }
        Optional<FileChannel> lock = cache.lock();
        try {
            // another build may have asked meanwhile
            Optional<TrustTargets> asked = ofToday();
            return asked.isPresent() ? asked.get() : ask();
        } finally {
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    private Optional<TrustTargets> ofToday() throws IOException {
        KeptFiles kept = cache.read();
        Duration age = Duration.between(kept.asked(), clock.instant());
        return !age.isNegative() && age.compareTo(VALIDITY) < 0 ? usable(kept) : Optional.empty();
    }

    private TrustTargets ask() throws IOException {
        KeptFiles kept = cache.read();
        TufLedger ledger = known(kept);
        try {
            new TufReading(origin.root(), ledger, clock).read(mirror);
            TufLedger used = new TufLedger();
            TrustTargets targets = verified(kept.with(ledger.files()), used);
            cache.write(new KeptFiles(clock.instant(), used.files()));
            return targets;
        } catch (RefusedException e) {
            keepRoots(kept, ledger);
            throw new FaultException(
                    "The " + origin + " is refused: " + e.reason() + ".",
                    "check the clock of this machine, whether a proxy gives out old files, and whether signTufRoot is a"
                            + " root of this repository;\nif it lasts, ask the repository's operator. A trusted_root.json of another origin, for as long:"
                            + " -Dghcr.sign.trustedRoot=trusted_root.json",
                    "trust-repository");
        } catch (UnavailableException e) {
            return usable(kept)
                    .map(targets -> {
                        note.accept(e.fault().what() + " What was read on " + kept.asked()
                                + " has not expired and is used.");
                        return targets;
                    })
                    .orElseThrow(() -> e);
        }
    }

    /** What was verified in former builds, as far as it holds. */
    private TufLedger known(KeptFiles kept) throws IOException {
        TufLedger ledger = new TufLedger();
        try {
            new TufReading(origin.root(), ledger, BEFORE_ALL).read(kept);
        } catch (RefusedException e) {
            // what was verified before this stays known
        }
        return ledger;
    }

    private Optional<TrustTargets> usable(KeptFiles kept) throws IOException {
        try {
            return Optional.of(verified(kept, new TufLedger()));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private TrustTargets verified(KeptFiles files, TufLedger ledger) throws IOException {
        return new TufReading(origin.root(), ledger, clock).read(files);
    }

    /** Roots count from when they are verified, whatever is wrong with the rest (TUF 1.0.31, 5.3.8): they withdraw keys. */
    private void keepRoots(KeptFiles kept, TufLedger ledger) {
        Map<String, ByteString> roots = ledger.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".root.json"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        KeptFiles all = kept.with(roots);
        if (!all.equals(kept)) {
            cache.write(all);
        }
    }
}
