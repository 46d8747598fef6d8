package io.aerophoenix.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that follows another, and never goes back. When the other is set back, this one goes on from where it was, at
/// nine tenths of the other's pace until they agree again: so nothing that ends by the clock, such as a lease, lasts
/// longer than a ninth more. Thread-safe.
final class SteadyClock implements InstantSource {
    private static final int PACE = 10;

    /// A clock that was ahead by more was wrong: nobody wants to go on from there.
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final InstantSource followed;
    private Instant seen = Instant.MIN;
    private Instant last = Instant.MIN;

    SteadyClock(InstantSource followed) {
        this.followed = followed;
    }

    /// Goes on from a moment that was read before, in an earlier run, even if that is ahead of the clock that is followed.
    synchronized void goOnFrom(Instant moment) {
        seen = followed.instant();
        if (moment.isAfter(seen) && moment.isBefore(seen.plus(MOST_AHEAD))) {
            last = later(last, moment);
        }
    }

    @Override
    public synchronized Instant instant() {
        var now = followed.instant();
        if (now.isBefore(last)) {
            var passed = now.isAfter(seen) ? Duration.between(seen, now) : Duration.ZERO;
            last = later(now, last.plus(passed).minus(passed.dividedBy(PACE)));
        } else {
            last = now;
        }
        seen = now;
        return last;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
