package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends lives: asks first, then insists.
record Stopper(Processes processes, Lives lives, Witness witness) {
    /// The kernel kills at once, except a process that waits for a device.
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

    Exit stop(Run run, StopPolicy policy)
            throws IOException, DriverException, InterruptedException {
        return switch (witness.observe(run)) {
            case Truth.NeverStarted _ ->
                    throw new DriverException(
                            "%s has started nothing: there is nothing to stop."
                                    .formatted(run.intent()));
            case Truth.Ended(_, var exit) -> exit;
            case Truth.Running _, Truth.Suspended _ -> stopRunning(run, policy);
        };
    }

    private Exit stopRunning(Run run, StopPolicy policy)
            throws IOException, DriverException, InterruptedException {
        var life = lives.find(run.intent());
        if (life.isEmpty()) {
            return run.exit().orElseThrow(); // It has ended just now.
        }
        life.get().expectEnd();
        try {
            return end(life.get(), policy);
        } finally {
            life.get().expectNoEnd();
        }
    }

    private Exit end(Life life, StopPolicy policy) throws DriverException, InterruptedException {
        signal(life, Signal.valueOf(policy.signal()));
        // A frozen process takes the signal only when it goes on.
        signal(life, Signal.SIGCONT);
        if (!endsWithin(life, policy.grace())) {
            signal(life, Signal.SIGKILL);
            if (!endsWithin(life, TIME_TO_DIE)) {
                throw new DriverException(
                        "Process %d of %s still runs %s after SIGKILL: it waits for a device. Look at the region's host."
                                .formatted(
                                        life.identity().pid(), life.run().intent(), TIME_TO_DIE));
            }
        }
        return life.ended().resultNow();
    }

    private void signal(Life life, Signal signal) {
        if (processes.find(life.identity()).isPresent()) {
            Libc.signalGroup(life.identity().pid(), signal);
        }
    }

    private boolean endsWithin(Life life, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                life.ended().get(Math.min(left, LOOK_INTERVAL.toNanos()), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException _) {
                lives.lookAgain(life);
            } catch (ExecutionException e) {
                throw new IllegalStateException("an end never completes with a failure", e);
            }
        }
        return life.ended().isDone();
    }
}
