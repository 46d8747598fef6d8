package io.aerophoenix.benchmarks;

import java.time.Duration;

/// What one counts nanoseconds into.
final class Nanos {
    static final double PER_MILLI = 1e6;
    static final double PER_SECOND = 1e9;

    private Nanos() {}

    static double seconds(Duration time) {
        return time.toNanos() / PER_SECOND;
    }

    static double millis(Duration time) {
        return time.toNanos() / PER_MILLI;
    }
}
