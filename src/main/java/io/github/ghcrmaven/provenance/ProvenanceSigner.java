// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.chart.ArchiveSigner;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** Signs archives as {@code helm package --sign} does (pkg/provenance/sign.go), with one time for all that a build signs. */
public final class ProvenanceSigner implements ArchiveSigner {

    private final KeyChoice choice;
    private final SigningKey key;
    private final Instant time;

    private ProvenanceSigner(KeyChoice choice, SigningKey key, Instant time) {
        this.choice = choice;
        this.key = key;
        this.time = time;
    }

    /**
     * A signer with this key. The signature's time is that of the archive's entries, where somebody gave one, so that
     * packaging again gives the same file; but never before the key was made, since verifiers would refuse it.
     *
     * @param content the key as gpg exports it: binary, armoured, or either in Base64
     * @param origin where it comes from, for messages
     * @param passphrase what protects it; empty where nobody gave one
     * @throws FaultException where the key cannot sign
     */
    public static ProvenanceSigner of(
            byte[] content, String origin, Optional<Secret> passphrase, EntryTime entries, Instant now) {
        KeyChoice choice = KeyChoice.of(SecretKeyRing.read(content, origin), origin, now);
        SigningKey key = SigningKey.unlock(choice.signing(), origin, passphrase);
        if (entries.given() && entries.instant().isAfter(now)) {
            throw new FaultException(
                    "The time of the archive's entries, " + entries.instant()
                            + ", is yet to come, and no verifier takes a signature of that time.",
                    "correct project.build.outputTimestamp or SOURCE_DATE_EPOCH",
                    "provenance-time");
        }
        boolean old = !entries.given() || entries.instant().isBefore(key.created());
        return new ProvenanceSigner(choice, key, old ? key.created() : entries.instant());
    }

    /** Who signs, as it is said. */
    public String describe() {
        return choice.describe();
    }

    /** Whether packaging again gives the same signature; with DSA and ECDSA it does not. */
    public boolean isRepeatable() {
        return key.isRepeatable();
    }

    @Override
    public byte[] sign(ChartArchive archive) {
        String text = ProvenanceText.of(archive);
        return new ClearSigned(text, key.sign(ClearSigned.hashed(text), time)).bytes();
    }

    @Override
    public void verify(String fileName, Path archive, Path provenance) throws IOException {
        boolean good = ClearSigned.parse(Files.readAllBytes(provenance))
                .filter(read -> key.verifies(read.signature(), ClearSigned.hashed(read.text())))
                .flatMap(read -> ProvenanceText.digest(read.text(), fileName))
                .equals(Optional.of(digest(archive)));
        if (!good) {
            throw new IOException(fileName + " and its provenance were read back, and are not what was signed");
        }
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return Digest.of(digest);
    }
}
