// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import java.util.regex.Pattern;

/**
 * What govalidator takes for an e-mail address: Helm asks that of maintainers. Read in one pass from left to right, since
 * the expression that Go runs in linear time would not be linear here. A quoted name before the {@code @} is none to it.
 */
final class EmailAddress {

    /** What the grammar takes beyond ASCII. */
    private static final String BEYOND = "\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF";

    private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~" + BEYOND + "-]++";
    private static final Pattern ATOMS = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern DOMAIN = Pattern.compile("[a-zA-Z0-9._~" + BEYOND + "-]*+");
    private static final Pattern OUTER = Pattern.compile("[a-zA-Z0-9" + BEYOND + "]");
    private static final Pattern OUTER_OF_TOP = Pattern.compile("[a-zA-Z" + BEYOND + "]");

    /** Longer than any address, and short enough to be looked at in no time. */
    private static final int LONGEST = 1000;

    private EmailAddress() {}

    static boolean isValid(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0 || text.length() > LONGEST) {
            return false;
        }
        String local = text.substring(0, at);
        return ATOMS.matcher(local).matches() && isDomain(text.substring(at + 1));
    }

    /** A dot parts the domain so that what is left of it begins and ends well, and what is right of it with no digit. */
    private static boolean isDomain(String text) {
        String domain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (!DOMAIN.matcher(domain).matches()) {
            return false;
        }
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            if (encloses(OUTER, domain.substring(0, dot)) && encloses(OUTER_OF_TOP, domain.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean encloses(Pattern outer, String label) {
        return !label.isEmpty()
                && outer.matcher(label.substring(0, 1)).matches()
                && outer.matcher(label.substring(label.length() - 1)).matches();
    }
}
