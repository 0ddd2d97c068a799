// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import java.math.BigDecimal;

/** How much work a schema may make: a few lines can ask for more than any machine does. */
final class SchemaSteps {

    private static final int MOST = 5_000_000;
    private static final int LARGEST_EXPONENT = 2000;

    private int taken;

    void take() {
        if (++taken > MOST) {
            throw new TooCostlyException("it takes more than " + MOST + " steps");
        }
    }

    /** The number without zeros at its end; one with a large exponent would fill the memory when it is compared. */
    static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            throw new TooCostlyException("the number " + text + " is too large or too small");
        }
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** The bound is reached. */
    static final class TooCostlyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooCostlyException(String message) {
            super(message);
        }
    }
}
