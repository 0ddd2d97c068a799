// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;
import okio.ByteString;

/**
 * A signature with everything that is to prove it, in whichever form it was stored; nothing of it is verified yet.
 *
 * @param signature over the {@linkplain SignedContent#signedBytes() signed bytes}
 * @param timestamps answers of timestamp authorities (RFC 3161), over the signature's bytes
 */
public record SignatureEvidence(
        SigningMaterial material,
        SignedContent content,
        ByteString signature,
        List<LogEntry> entries,
        List<ByteString> timestamps) {

    public SignatureEvidence {
        entries = List.copyOf(entries);
        timestamps = List.copyOf(timestamps);
        RefusedException.unless(
                entries.size() <= Limits.WITNESSES && timestamps.size() <= Limits.WITNESSES,
                "it has more than " + Limits.WITNESSES + " log entries or timestamps");
        RefusedException.unless(
                signature.size() > 0 && signature.size() <= Limits.SIGNATURE,
                "the signature is empty or larger than " + Limits.SIGNATURE + " bytes");
    }

    /** The same without proofs, wherever the log has promised as well. */
    SignatureEvidence byPromises() {
        return new SignatureEvidence(
                material,
                content,
                signature,
                entries.stream().map(LogEntry::byPromise).toList(),
                timestamps);
    }

    /** The signature alone, for a policy that asks for no more than the key. */
    SignatureEvidence withoutWitnesses() {
        return new SignatureEvidence(material, content, signature, List.of(), List.of());
    }
}
