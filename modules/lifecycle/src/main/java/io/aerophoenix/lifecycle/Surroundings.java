package io.aerophoenix.lifecycle;

import io.aerophoenix.wal.Failpoint;
import io.aerophoenix.wal.Wal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What the machines of one region share.
///
/// @param threads makes a virtual thread for each task
/// @param timer only hands over; never blocks
record Surroundings(
        LifecycleSettings settings,
        World world,
        Wal wal,
        Recorder recorder,
        Retelling retelling,
        Map<String, MachineDriver> drivers,
        Effects effects,
        Provisions provisions,
        Overdue overdue,
        Rooms rooms,
        Roster roster,
        Watchers watchers,
        Supervisor supervisor,
        Tally tally,
        SharedParts shared,
        Executor threads,
        ScheduledExecutorService timer) {
    InstantSource clock() {
        return world.clock();
    }

    void reached(Failpoint point) {
        world.failpoints().reached(point);
    }

    /// Runs something after a while, at once when the while is over already; never when the region closes before.
    void later(Duration wait, Runnable task) {
        try {
            var _ = timer.schedule(task, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The region is closing: its next start sees to what was to come.
        }
    }
}
