package io.aerophoenix.lifecycle;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// All attempts under way, looked at every so often for those whose time is over. One look for all costs less than a
/// timer for each. Thread-safe.
final class Overdue {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();

    void lookBy(ScheduledExecutorService timer) {
        long every = LOOK_EVERY.toMillis();
        var _ = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        underWay.forEach(attempt -> attempt.look(now));
    }

    void watch(Attempt attempt) {
        underWay.add(attempt);
    }

    void forget(Attempt attempt) {
        underWay.remove(attempt);
    }
}
