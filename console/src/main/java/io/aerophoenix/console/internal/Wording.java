package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Resources;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and amounts, the same way on every page. Times are UTC, as in the API and the logs.
final class Wording {
    private static final DateTimeFormatter CLOCK = at("HH:mm:ss");
    private static final DateTimeFormatter STAMP = at("yyyy-MM-dd HH:mm:ss");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MB_PER_GB = 1024;

    private Wording() {}

    private static DateTimeFormatter at(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }

    static String duration(Duration duration) {
        double millis = millis(duration);
        if (millis >= 10_000) {
            return String.format(Locale.ROOT, "%,.1f s", millis / 1000);
        }
        return (millis >= 10 ? "%,.0f ms" : "%.2f ms").formatted(millis);
    }

    /// A length of time that somebody chose: whole, and in the largest unit that keeps it so.
    static String span(Duration chosen) {
        long seconds = chosen.toSeconds();
        if (seconds == 0) {
            return chosen.toMillis() + " ms";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    static String rate(double perSecond) {
        return (perSecond >= 10 || perSecond == 0 ? "%,.0f" : "%.1f").formatted(perSecond);
    }

    static String count(long number) {
        return "%,d".formatted(number);
    }

    static String cpus(double cpus) {
        return (cpus == Math.rint(cpus) ? "%,.0f CPU" : "%,.2f CPU").formatted(cpus);
    }

    static String memory(long megabytes) {
        return megabytes < MB_PER_GB
                ? "%,d MB".formatted(megabytes)
                : "%,.1f GB".formatted(megabytes / MB_PER_GB);
    }

    static String resources(Resources resources) {
        return cpus(resources.cpus()) + " · " + memory(resources.memoryMb());
    }
}
