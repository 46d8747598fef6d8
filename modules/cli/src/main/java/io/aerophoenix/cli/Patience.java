package io.aerophoenix.cli;

import java.time.Duration;

/// How long this program waits, and how often it tries again.
///
/// @param connect for a connection to the region
/// @param answer for the answer to one request; longer than the longest grace period a machine may have to stop
/// @param silence of an event stream before its connection counts as lost; heartbeats come every 15 seconds
/// @param pause before the first retry; it doubles up to [#MAX_PAUSE]
/// @param retries in a row without any success
/// @param clock what lets the calling thread sleep
record Patience(
        Duration connect,
        Duration answer,
        Duration silence,
        Duration pause,
        int retries,
        AlarmClock clock) {
    static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    /// A region that asks for a longer pause than this is not waited for.
    static final Duration MAX_ASKED_PAUSE = Duration.ofSeconds(10);

    static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(6),
                    Duration.ofSeconds(45),
                    Duration.ofMillis(200),
                    6,
                    Thread::sleep);

    /// Lets the calling thread sleep.
    interface AlarmClock {
        void sleep(Duration pause) throws InterruptedException;
    }

    /// @param retry which retry the pause comes before, from 1
    Duration pauseBefore(int retry) {
        var doubled = pause.multipliedBy(1L << Math.min(retry - 1, 16));
        return doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
    }

    /// Pauses the calling thread.
    ///
    /// @throws Failure if the thread is interrupted, with its interrupt flag set again
    void waitBefore(int retry) {
        waitFor(pauseBefore(retry));
    }

    /// Pauses the calling thread.
    ///
    /// @throws Failure if the thread is interrupted, with its interrupt flag set again
    void waitFor(Duration pause) {
        try {
            clock.sleep(pause);
        } catch (InterruptedException e) {
            throw Failure.interrupted(e);
        }
    }
}
