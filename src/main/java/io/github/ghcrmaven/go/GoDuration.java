// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.go;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a span of time as Go's {@code time.Duration} writes it: {@code 1m30.5s}, {@code 10.305464ms}. */
public final class GoDuration {

    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + "){1,6}");
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L, // the Greek letter, which Go reads, too
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final long LONGEST_HOURS = 1000;

    private GoDuration() {}

    /** The time; empty where the text is none, or one beyond all sense. */
    public static Optional<Duration> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher part = PART.matcher(text); part.find(); ) {
            BigDecimal unit = BigDecimal.valueOf(NANOSECONDS.getOrDefault(part.group(2), 0L));
            sum = sum.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        Duration longest = Duration.ofHours(LONGEST_HOURS);
        return sum.compareTo(BigDecimal.valueOf(longest.toNanos())) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(sum.longValue()));
    }
}
