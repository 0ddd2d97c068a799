// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time that every entry of an archive carries, so that two packagings are the same bytes.
 *
 * @param instant whole seconds since 1970
 * @param given false where nobody gave a time and the constant stands in
 */
public record EntryTime(Instant instant, boolean given) {

    /** Nobody's time: the one that Maven 4 gives to each project that names none, so that Maven 3 makes the same bytes. */
    public static final EntryTime CONSTANT = new EntryTime(Instant.parse("1980-02-01T00:00:00Z"), false);

    /** The last second that the header of a tar entry can hold; it is in 2242. */
    private static final long LAST = 0777_7777_7777L;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /**
     * The time of a build: {@code project.build.outputTimestamp} (ISO 8601 or seconds; a single other character switches
     * it off, as in Maven's own plugins), else {@code SOURCE_DATE_EPOCH} (seconds), else the constant.
     */
    public static EntryTime of(@Nullable String outputTimestamp, Optional<String> sourceDateEpoch) {
        return Optional.ofNullable(outputTimestamp)
                .filter(text -> text.length() > 1 || SECONDS.matcher(text).matches())
                .map(text -> parse("project.build.outputTimestamp", text))
                .filter(time -> !time.instant.equals(CONSTANT.instant)) // Maven 4's default: nobody gave it
                .or(() -> sourceDateEpoch.map(seconds -> parse("SOURCE_DATE_EPOCH", seconds)))
                .orElse(CONSTANT);
    }

    private static EntryTime parse(String origin, String text) {
        try {
            Instant instant = SECONDS.matcher(text).matches()
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
            if (instant.getEpochSecond() >= 0 && instant.getEpochSecond() <= LAST) {
                return new EntryTime(Instant.ofEpochSecond(instant.getEpochSecond()), true);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new FaultException(
                origin + " is '" + text + "', which is not a time from 1970 to 2242.",
                "write seconds since 1970, or ISO 8601 such as 2026-11-21T00:00:00Z",
                "entry-time");
    }
}
