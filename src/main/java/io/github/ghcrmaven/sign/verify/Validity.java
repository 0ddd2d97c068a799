// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The time in which something of the trusted root counts, both ends included (sigstore/protobuf-specs,
 * sigstore_common.proto, TimeRange). The start is required: without it a key could be taken for older than it is.
 *
 * @param end empty where it is in use still
 */
public record Validity(Instant start, Optional<Instant> end) {

    /**
     * Reads {@code validFor} of an object.
     *
     * @throws RefusedException where there is none, it has no start, or holds something that is not a time
     */
    public static Validity of(JsonMembers owner) {
        JsonMembers range = owner.object("validFor");
        return new Validity(
                instant(range, range.text("start")), range.optionalText("end").map(text -> instant(range, text)));
    }

    /** Whether what this is of counts at that time. */
    public boolean contains(Instant time) {
        return !time.isBefore(start) && end.map(last -> !time.isAfter(last)).orElse(true);
    }

    private static Instant instant(JsonMembers range, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedException(range.path() + " holds something that is not a time");
        }
    }
}
