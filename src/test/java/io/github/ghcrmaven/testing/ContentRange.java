// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Content-Range} of a chunked upload: first and last byte, inclusive (OCI distribution specification). */
record ContentRange(long first, long last) {
    private static final Pattern FORM = Pattern.compile("(?:bytes[ =])?(\\d{1,18})-(\\d{1,18})(?:/.*)?");

    static Optional<ContentRange> of(String header) {
        Matcher form = FORM.matcher(header);
        return form.matches()
                ? Optional.of(new ContentRange(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    long length() {
        return last - first + 1;
    }
}
