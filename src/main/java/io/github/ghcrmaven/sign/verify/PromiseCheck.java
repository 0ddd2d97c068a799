// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import okio.ByteString;

/**
 * The signed entry timestamp: the log's signature over entry, time and index. It is the only thing that makes the time of a
 * Rekor 1 entry more than the word of whoever stored the signature (sigstore/rekor, pkg/verify/verify.go,
 * VerifySignedEntryTimestamp).
 */
final class PromiseCheck {

    private PromiseCheck() {}

    static void check(LogEntry entry, TrustedLog log) {
        entry.promise()
                .ifPresent(promise -> RefusedException.unless(
                        log.key().verifies(signed(entry), promise),
                        "the log's promise (signed entry timestamp) is not signed by " + log.address()));
    }

    /** JSON in canonical form (RFC 8785): names in order, no white space; Base64, hexadecimal and integers need no escapes. */
    private static ByteString signed(LogEntry entry) {
        return ByteString.encodeUtf8("{\"body\":\"" + entry.body().base64() + "\",\"integratedTime\":"
                + entry.integratedTime() + ",\"logID\":\"" + entry.logId().hex() + "\",\"logIndex\":" + entry.index()
                + "}");
    }
}
