package io.aerophoenix.lifecycle;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits between tries: each twice as long as the one before, up to a longest one, and the latter half of each left to
/// chance, so that what failed together does not come back together. Pure but for chance.
record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /// @param tries how many have failed before this wait; from 1
    Duration after(int tries, RandomGenerator chance) {
        var doubled = first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        var whole = doubled.compareTo(longest) > 0 ? longest : doubled;
        long half = whole.toNanos() / 2;
        return Duration.ofNanos(half + (half == 0 ? 0 : chance.nextLong(half)));
    }
}
