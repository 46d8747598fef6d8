package io.aerophoenix.lifecycle;

import java.util.concurrent.atomic.LongAdder;

/// What has happened in a region that its operator wants counted. Thread-safe.
final class Tally {
    final LongAdder actorRestarts = new LongAdder();
    final LongAdder quarantines = new LongAdder();
    final LongAdder hungEffects = new LongAdder();
    final LongAdder repairs = new LongAdder();
    final LongAdder overloaded = new LongAdder();
    final LongAdder awake = new LongAdder();

    LifecycleStats.Troubles troubles() {
        return new LifecycleStats.Troubles(
                actorRestarts.sum(),
                quarantines.sum(),
                hungEffects.sum(),
                repairs.sum(),
                overloaded.sum());
    }
}
