// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A time at which the signature was there already, by the word of somebody whom the trusted root names.
 *
 * @param witness who says so
 */
public record SigningTime(Witness witness, Instant time) {

    /** Who says what the time was. */
    public enum Witness {
        /** By the time of its entry. */
        LOG("the transparency log"),
        /** By its answer (RFC 3161), or, of a certificate just issued, by its start. */
        AUTHORITY("the timestamp authority");

        private final String text;

        Witness(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static String listed(List<SigningTime> times) {
        return times.stream().map(SigningTime::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return time + " by " + witness;
    }
}
