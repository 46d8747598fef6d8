package io.aerophoenix.fly.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Durations as Go writes them: `1m30s`, `500ms`, or a whole number of nanoseconds.
///
/// A whole number of [#MOST_SECONDS] at most is meant in seconds: so short a time in nanoseconds makes no sense here, and
/// some clients count in seconds.
final class GoDuration {
    static final long MOST_SECONDS = 3600;

    /// What a duration of Go can hold.
    private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern PART =
            Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h)");
    private static final Pattern TEXT = Pattern.compile("(?:" + PART + ")+");

    private GoDuration() {}

    /// @throws IllegalArgumentException when it is none
    static Duration of(JsonNode json) {
        return json.isString() ? of(json.stringValue()) : ofNumber(json.asLong());
    }

    /// @throws IllegalArgumentException when it is none
    static Duration of(String text) {
        if (WHOLE.matcher(text).matches()) {
            return ofNumber(Long.parseLong(text));
        }
        if (!TEXT.matcher(text).matches()) {
            throw fault();
        }
        var nanos =
                PART.matcher(text)
                        .results()
                        .map(part -> new BigDecimal(part.group(1)).multiply(unit(part.group(2))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (nanos.compareTo(MOST_NANOS) > 0) {
            throw fault();
        }
        return Duration.ofNanos(nanos.longValue());
    }

    private static Duration ofNumber(long number) {
        if (number < 0) {
            throw fault();
        }
        return number <= MOST_SECONDS ? Duration.ofSeconds(number) : Duration.ofNanos(number);
    }

    private static BigDecimal unit(String word) {
        return BigDecimal.valueOf(
                switch (word) {
                    case "ns" -> 1L;
                    case "us", "µs" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                });
    }

    private static IllegalArgumentException fault() {
        return new IllegalArgumentException("must be a duration such as 10s, 1m30s or 500ms");
    }

    /// As Go would write it.
    static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        return duration.compareTo(Duration.ofSeconds(1)) < 0 ? fraction(duration) : whole(duration);
    }

    private static String whole(Duration duration) {
        var text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutes() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        var seconds =
                BigDecimal.valueOf(duration.toSecondsPart())
                        .add(BigDecimal.valueOf(duration.toNanosPart(), 9));
        return text.append(plain(seconds)).append('s').toString();
    }

    private static String fraction(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos >= 1_000_000) {
            return plain(BigDecimal.valueOf(nanos, 6)) + "ms";
        }
        return nanos >= 1_000 ? plain(BigDecimal.valueOf(nanos, 3)) + "µs" : nanos + "ns";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
