package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/// What all checks of a region are tried with.
///
/// @param chance spreads the first tries; may be asked by any thread
/// @param threads may block; one task for each try
/// @param timer only hands over; never blocks
record HealthTools(
        Map<String, MachineDriver> drivers,
        Provisions provisions,
        InstantSource clock,
        RandomGenerator chance,
        Executor threads,
        Timer timer,
        Orders orders,
        Counts counts) {
    static HealthTools of(Surroundings region, Orders orders) {
        return new HealthTools(
                region.drivers(),
                region.provisions(),
                region.clock(),
                region.world().chance(),
                region.threads(),
                Timer.over(region.timer()),
                orders,
                new Counts());
    }

    /// Runs something later.
    @FunctionalInterface
    interface Timer {
        /// @return takes it back, if it has not begun
        Runnable after(Duration wait, Runnable task);

        static Timer over(ScheduledExecutorService service) {
            return (wait, task) -> {
                try {
                    var planned = service.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
                    return () -> planned.cancel(false);
                } catch (RejectedExecutionException _) {
                    return () -> {}; // The region is closing: nothing comes later.
                }
            };
        }
    }

    /// Takes orders, as [Lifecycle#act].
    @FunctionalInterface
    interface Orders {
        CompletableFuture<Answer<Machine>> act(MachineId machine, Lifecycle.Order order);
    }

    /// What was tried since the start, and how much of it failed.
    record Counts(LongAdder tries, LongAdder failures) {
        Counts() {
            this(new LongAdder(), new LongAdder());
        }
    }
}
