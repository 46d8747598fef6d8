package io.aerophoenix.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as people write them in a spec: `250ms`, `5s`, `2m`, `1h`.
final class Span {
    static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,11})(ms|s|m|h)");

    private Span() {}

    /// Empty when it is not a duration, or one longer than [#LONGEST].
    static Optional<Duration> parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var span = of(Long.parseLong(parts.group(1)), parts.group(2));
        return Optional.of(span).filter(it -> it.compareTo(LONGEST) <= 0);
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new IllegalArgumentException("no such unit of time: " + unit);
        };
    }
}
