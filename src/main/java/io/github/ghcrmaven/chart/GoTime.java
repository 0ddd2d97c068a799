// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a time as Go's {@code time.Time} takes it from JSON and writes it again: RFC 3339, a little more loosely. */
final class GoTime {

    /** What Go writes for no time. */
    static final String NONE = "0001-01-01T00:00:00Z";

    private static final int MOST_DIGITS = 9;
    private static final Pattern RFC_3339 = Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2}T)(?<hour>[0-9]{1,2})"
            + "(?<rest>:[0-9]{2}:[0-9]{2})([.,](?<fraction>[0-9]+))?(?<zone>Z|[-+](?<hours>[0-9]{2}):[0-5][0-9])");

    private GoTime() {}

    /** The time in the form in which Go writes it; empty where it takes it for none. */
    static Optional<String> rewritten(String text) {
        Matcher matcher = RFC_3339.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String hour = matcher.group("hour");
        String time = matcher.group("date") + (hour.length() == 1 ? "0" : "") + hour + matcher.group("rest");
        String hours = matcher.group("hours");
        if (!isTime(time) || (hours != null && Integer.parseInt(hours) >= 24)) {
            return Optional.empty();
        }
        String zone = matcher.group("zone");
        return Optional.of(time + fraction(matcher.group("fraction")) + (zone.endsWith("00:00") ? "Z" : zone));
    }

    private static boolean isTime(String local) {
        try {
            LocalDateTime unused = LocalDateTime.parse(local);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String fraction(@Nullable String digits) {
        if (digits == null) {
            return "";
        }
        String nanoseconds =
                digits.substring(0, Math.min(digits.length(), MOST_DIGITS)).replaceFirst("0+$", "");
        return nanoseconds.isEmpty() ? "" : "." + nanoseconds;
    }
}
