// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A time at which the signature was there already, by the word of somebody whom the trusted root names.
 *
 * @param witness who says so
 */
record SigningTime(Witness witness, Instant time) {

    enum Witness {
        LOG("the transparency log"),
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
