package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Says what is true of a life, and takes up those that run.
record Witness(Processes processes, Launch launch, Lives lives) {
    private static final Duration TIME_TO_DECIDE = Duration.ofSeconds(10);
    private static final Duration TIME_TO_WRITE_AN_END = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /// What is true of it. If it was not begun, then from now on it cannot be.
    Truth observe(Run run) throws IOException, DriverException, InterruptedException {
        if (!run.claimed() && run.claim()) {
            run.fail(Failure.FENCED);
        }
        var outcome = launch.await(run, () -> launch.keeperAtWork(run), TIME_TO_DECIDE);
        if (outcome.isEmpty()) {
            throw new DriverException(
                    "The start %s is still under way after %s; ask again, or look for its keeper on the region's host."
                            .formatted(run.intent(), TIME_TO_DECIDE));
        }
        return switch (outcome.get()) {
            case Launch.Outcome.Failed _ -> new Truth.NeverStarted();
            case Launch.Outcome.Begun(var identity) -> observe(run, identity);
        };
    }

    /// The life, if it runs. Fences nothing.
    Optional<Life> running(Run run) throws IOException {
        var known = lives.find(run.intent());
        if (known.isPresent()) {
            return known;
        }
        return run.failure().isPresent()
                ? Optional.empty()
                : run.identity()
                        .filter(identity -> processes.find(identity).isPresent())
                        .map(identity -> lives.follow(run, identity));
    }

    /// The life, which runs or is frozen at this moment. Fences nothing.
    ///
    /// @throws DriverException when it does not
    Life alive(Run run) throws IOException, DriverException {
        return running(run)
                .filter(life -> processes.find(life.identity()).isPresent())
                .orElseThrow(() ->
                        new DriverException(
                                "Nothing that %s started runs; look at the machine, and start it."
                                        .formatted(run.intent())));
    }

    private Truth observe(Run run, Identity identity)
            throws IOException, DriverException, InterruptedException {
        var instance = run.instance(identity);
        long end = System.nanoTime() + TIME_TO_WRITE_AN_END.toNanos();
        while (System.nanoTime() - end < 0) {
            var process = processes.find(identity);
            if (process.isPresent()) {
                lives.follow(run, identity);
                return process.get().frozen()
                        ? new Truth.Suspended(instance)
                        : new Truth.Running(instance);
            }
            var exit = lives.endOf(run, identity);
            if (exit.isPresent()) {
                return new Truth.Ended(instance, exit.get());
            }
            pause();
        }
        throw new DriverException(
                "The process of %s has ended, but its keeper (pid %d) does not write down how; end the keeper to go on."
                        .formatted(run.intent(), identity.keeperPid()));
    }

    private static void pause() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
