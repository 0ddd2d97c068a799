// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import io.github.ghcrmaven.go.Quoted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of dates and times, see {@link SchemaFormats}. */
final class SchemaTimes {

    private static final Pattern CLOCK = Pattern.compile("([+0-9][0-9]):([+0-9][0-9]):([+0-9][0-9])");
    private static final Pattern OFFSET = Pattern.compile("([+-])([+0-9][0-9]):([+0-9][0-9])");
    private static final Pattern FRACTION = Pattern.compile("\\.[0-9]*+");
    private static final Pattern ELEMENT = Pattern.compile("([0-9]*+)(.?)", Pattern.DOTALL);

    private SchemaTimes() {}

    static String date(String text) {
        String problem = "parsing time " + Quoted.of(text) + " as \"2006-01-02\": cannot parse";
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return problem;
        }
        try {
            LocalDate unused = LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(5, 7)),
                    Integer.parseInt(text.substring(8)));
            return "";
        } catch (DateTimeException e) {
            return "parsing time " + Quoted.of(text) + ": day out of range";
        }
    }

    static String time(String text) {
        if (text.length() < 9) {
            return "less than 9 characters long";
        } else if (text.charAt(2) != ':' || text.charAt(5) != ':') {
            return "missing colon in correct place";
        }
        Matcher clock = CLOCK.matcher(text.substring(0, 8));
        if (!clock.matches()) {
            return "invalid hour/min/sec";
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        int second = Integer.parseInt(clock.group(3));
        if (hour > 23 || minute > 59 || second > 60) {
            return "hour/min/sec out of range";
        }
        String rest = text.substring(8);
        Matcher fraction = FRACTION.matcher(rest);
        if (fraction.lookingAt()) {
            if (fraction.end() == 1) {
                return "no digits in second fraction";
            }
            rest = rest.substring(fraction.end());
        }
        int shift = 0;
        if (!rest.equalsIgnoreCase("z")) {
            Matcher offset = OFFSET.matcher(rest);
            if (rest.length() != 6) {
                return "offset must be 6 characters long";
            } else if (rest.charAt(0) != '+' && rest.charAt(0) != '-') {
                return "offset must begin with plus/minus";
            } else if (rest.charAt(3) != ':') {
                return "missing colon in offset in correct place";
            } else if (!offset.matches()) {
                return "invalid hour/min in offset";
            }
            int hours = Integer.parseInt(offset.group(2));
            int minutes = Integer.parseInt(offset.group(3));
            if (hours > 23 || minutes > 59) {
                return "hour/min in offset out of range";
            }
            shift = (rest.charAt(0) == '+' ? -1 : 1) * (hours * 60 + minutes);
        }
        int utc = hour * 60 + minute + shift;
        boolean lastMinute = (utc < 0 ? utc + 24 * 60 : utc) == 24 * 60 - 1;
        return second == 60 && !lastMinute ? "invalid leap second" : "";
    }

    static String dateTime(String text) {
        if (text.length() < 20) {
            return "less than 20 characters long";
        } else if (Character.toLowerCase(text.charAt(10)) != 't') {
            return "11th character must be t or T";
        }
        String date = date(text.substring(0, 10));
        String time = time(text.substring(11));
        if (!date.isEmpty()) {
            return "invalid date element: " + date;
        }
        return time.isEmpty() ? "" : "invalid time element: " + time;
    }

    static String duration(String text) {
        if (!text.startsWith("P")) {
            return "must start with P";
        } else if (text.equals("P")) {
            return "nothing after P";
        }
        String rest = text.substring(1);
        if (rest.endsWith("W")) {
            return rest.equals("W") ? "no number in week" : rest.matches("[0-9]+W") ? "" : "invalid week";
        }
        String[] parts = rest.split("T", -1);
        if (parts.length > 1 && parts[1].isEmpty()) {
            return "no time elements";
        }
        String problem = elements(parts[0], "YMD");
        if (problem.isEmpty() && parts.length > 1) {
            problem = elements(parts[1], "HMS");
        }
        return problem.isEmpty() && parts.length > 2 ? "more than one T" : problem;
    }

    private static String elements(String text, String units) {
        String rest = text;
        int last = -1;
        while (!rest.isEmpty()) {
            Matcher element = ELEMENT.matcher(rest);
            if (!element.lookingAt() || element.group(1).isEmpty()) {
                return "missing number";
            }
            String unit = element.group(2);
            if (unit.isEmpty()) {
                return "missing unit";
            }
            int place = units.indexOf(unit);
            if (place <= last) {
                return (place < 0 ? "invalid unit '" + unit + "'" : "unit '" + unit + "' out of order");
            }
            last = place;
            rest = rest.substring(element.end());
        }
        return "";
    }

    static String period(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return "missing slash";
        }
        String start = text.substring(0, slash);
        String end = text.substring(slash + 1);
        boolean startsAtTime = !start.startsWith("P");
        boolean endsAtTime = !startsAtTime || !end.startsWith("P");
        String first = startsAtTime ? dateTime(start) : duration(start);
        String second = endsAtTime ? dateTime(end) : duration(end);
        if (!first.isEmpty()) {
            return "invalid start " + (startsAtTime ? "date-time: " : "duration: ") + first;
        }
        return second.isEmpty() ? "" : "invalid end " + (endsAtTime ? "date-time: " : "duration: ") + second;
    }
}
