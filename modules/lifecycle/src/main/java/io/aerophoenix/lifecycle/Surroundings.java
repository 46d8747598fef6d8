package io.aerophoenix.lifecycle;

import io.aerophoenix.wal.Wal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What the machines of one region share.
///
/// @param threads makes a virtual thread for each task
/// @param timer only hands over; never blocks
record Surroundings(
        Wal wal,
        Recorder recorder,
        Map<String, MachineDriver> drivers,
        Effects effects,
        Rooms rooms,
        InstantSource clock,
        Executor threads,
        ScheduledExecutorService timer) {
    /// Runs something after a while, at once when the while is over already.
    void later(Duration wait, Runnable task) {
        var _ = timer.schedule(task, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    }
}
