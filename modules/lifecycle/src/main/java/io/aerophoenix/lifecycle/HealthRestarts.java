package io.aerophoenix.lifecycle;

import java.time.Duration;
import java.time.Instant;

/// How often a machine was restarted in a row since it was unwell, and from when on it may be again. Pure.
///
/// The first comes at once; then the waits of [Restarts] lie between one and the next. A life that was well for long
/// enough makes the count begin anew.
record HealthRestarts(int inARow, Instant notBefore) {
    static final HealthRestarts NONE = new HealthRestarts(0, Instant.MIN);

    boolean allowedAt(Instant now) {
        return !now.isBefore(notBefore);
    }

    /// @param startedAt when the life began that was ended
    /// @param unwellSince when its check became critical
    HealthRestarts after(Instant startedAt, Instant unwellSince, Instant now) {
        boolean good = Duration.between(startedAt, unwellSince).compareTo(Restarts.GOOD_LIFE) >= 0;
        int before = good ? 0 : inARow;
        return new HealthRestarts(before + 1, now.plus(Restarts.waitAfter(before)));
    }
}
