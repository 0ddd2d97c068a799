// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts that go-yaml v2 takes for a time (parseTimestamp of resolve.go); Helm reads them as texts all the same. */
final class Timestamps {

    private static final String TIME =
            "(?<%1$shour>[0-9]{1,2}):(?<%1$sminute>[0-9]{1,2}):(?<%1$ssecond>[0-9]{1,2})([.,][0-9]+)?";
    private static final Pattern TIMESTAMP =
            Pattern.compile("(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})" + "([Tt]" + TIME.formatted("z")
                    + "(Z|[-+](?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))| " + TIME.formatted("n") + ")?");

    private Timestamps() {}

    static boolean isTimestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            LocalDate.of(number(matcher.group("year")), number(matcher.group("month")), number(matcher.group("day")));
            String zoned = matcher.group("zhour") == null ? "n" : "z";
            LocalTime.of(
                    number(matcher.group(zoned + "hour")),
                    number(matcher.group(zoned + "minute")),
                    number(matcher.group(zoned + "second")));
        } catch (DateTimeException e) {
            return false;
        }
        return number(matcher.group("hours")) <= 24 && number(matcher.group("minutes")) <= 60;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
