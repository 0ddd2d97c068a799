// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a time as Go's {@code time.Time} takes it from JSON and writes it again: RFC 3339, a little more loosely. */
final class GoTime {

    private static final Pattern RFC_3339 = Pattern.compile(
            "(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2}T)(?<hour>[0-9]{1,2})(?<rest>:[0-9]{2}:[0-9]{2})([.,][0-9]+)?(Z|[-+](?<hours>[0-9]{2}):[0-5][0-9])");

    private GoTime() {}

    static boolean isValid(String text) {
        Matcher matcher = RFC_3339.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            String hour = matcher.group("hour");
            LocalDateTime.parse(matcher.group("date") + (hour.length() == 1 ? "0" : "") + hour + matcher.group("rest"));
        } catch (DateTimeException e) {
            return false;
        }
        String hours = matcher.group("hours");
        return hours == null || Integer.parseInt(hours) < 24;
    }
}
