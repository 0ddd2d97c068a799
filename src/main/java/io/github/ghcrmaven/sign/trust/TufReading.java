// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import dev.sigstore.json.JsonParseException;
import dev.sigstore.tuf.FileExceedsMaxLengthException;
import dev.sigstore.tuf.InvalidHashesException;
import dev.sigstore.tuf.MetaFetcher;
import dev.sigstore.tuf.RoleExpiredException;
import dev.sigstore.tuf.RollbackVersionException;
import dev.sigstore.tuf.SignatureVerificationException;
import dev.sigstore.tuf.SnapshotTargetMissingException;
import dev.sigstore.tuf.SnapshotTargetVersionException;
import dev.sigstore.tuf.SnapshotVersionMismatchException;
import dev.sigstore.tuf.TrustedMetaStore;
import dev.sigstore.tuf.TufException;
import dev.sigstore.tuf.Updater;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/**
 * One pass of TUF's client workflow (TUF 1.0.31, 5) over the files of a repository, done by sigstore-java.
 *
 * @param firstRoot where trust begins
 * @param ledger what was verified before, and afterwards what has been verified now
 * @param clock by which metadata have expired or not
 */
record TufReading(ByteString firstRoot, TufLedger ledger, Clock clock) {

    private static final String TRUSTED_ROOT = "trusted_root.json";
    private static final String SIGNING_CONFIG = "signing_config.v0.2.json";

    private static final Map<Class<?>, String> REASONS = Map.of(
            InvalidHashesException.class, "a file is not the one that its metadata describe",
            FileExceedsMaxLengthException.class, "a file is longer than its metadata say",
            SnapshotTargetMissingException.class, "its newest metadata leave out what older ones have",
            SnapshotTargetVersionException.class, "its newest metadata go back to an older version",
            SnapshotVersionMismatchException.class, "its metadata are not of the version that they should be");

    /**
     * Reads what the newest metadata describe. What was verified before anything was refused stays in the ledger.
     *
     * @throws RefusedException where anything is not as the metadata, and the root in the end, say
     * @throws IOException where the files cannot be read
     */
    TrustTargets read(TufFiles files) throws IOException {
        TrustedMetaStore metadata = TrustedMetaStore.newTrustedMetaStore(ledger);
        Updater updater = Updater.builder()
                .setClock(clock)
                .setVerifiers(TufKey::of)
                .setTrustedRootPath(firstRoot::utf8)
                .setTrustedMetaStore(metadata)
                .setTargetStore(ledger)
                .setMetaFetcher(MetaFetcher.newFetcher(ledger.metadata(files)))
                .setTargetFetcher(ledger.targets(files))
                .build();
        try {
            updater.updateMeta();
            Set<String> described =
                    metadata.getTargets().getSignedMeta().getTargets().keySet();
            RefusedException.unless(described.contains(TRUSTED_ROOT), "it has no " + TRUSTED_ROOT);
            updater.downloadTarget(TRUSTED_ROOT);
            if (!described.contains(SIGNING_CONFIG)) {
                return new TrustTargets(ledger.target(TRUSTED_ROOT).orElseThrow(), Optional.empty());
            }
            updater.downloadTarget(SIGNING_CONFIG);
            return new TrustTargets(ledger.target(TRUSTED_ROOT).orElseThrow(), ledger.target(SIGNING_CONFIG));
        } catch (TufException e) {
            throw new RefusedException(reason(e));
        } catch (FaultException | RefusedException e) {
            throw e;
        } catch (JsonParseException | RuntimeException e) {
            // a library before bytes of anybody's making: it fails as it can, and the message repeats what stands there
            throw new RefusedException("its metadata cannot be read");
        }
    }

    private static String reason(TufException e) {
        if (e instanceof RoleExpiredException expired) {
            return "its metadata have expired ("
                    + expired.getRoleExpirationTime().toInstant() + ")";
        }
        if (e instanceof SignatureVerificationException signatures) {
            return "its metadata are signed by " + signatures.getVerifiedSignatures() + " of the keys that count, and "
                    + signatures.getRequiredSignatures() + " must have signed";
        }
        if (e instanceof RollbackVersionException older) {
            return "its metadata are of version " + older.getFoundVersion() + ", and version "
                    + older.getCurrentVersion() + " is due";
        }
        return REASONS.getOrDefault(e.getClass(), "its metadata contradict each other");
    }
}
