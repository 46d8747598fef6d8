package io.aerophoenix.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock whose hands a test moves, forward and back.
final class HandClock implements InstantSource {
    private Instant now;

    HandClock(Instant begin) {
        this.now = begin;
    }

    synchronized void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
