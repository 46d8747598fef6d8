package io.aerophoenix.fly;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock for which every look at it is an hour later than the one before, until it is made to stand still.
final class HurryingClock implements InstantSource {
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private Duration step = Duration.ofHours(1);

    @Override
    public synchronized Instant instant() {
        now = now.plus(step);
        return now;
    }

    synchronized void standStill() {
        now = now.plus(step);
        step = Duration.ZERO;
    }

    synchronized void goOn() {
        step = Duration.ofHours(1);
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}
