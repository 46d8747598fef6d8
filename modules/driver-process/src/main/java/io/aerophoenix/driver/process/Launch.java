package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Finds out how the beginning of a life came out: it began, or it never will.
///
/// What it relies on: the process signs `pid` before it becomes the command, and until then it, or its keeper, shows the
/// life's folder among its arguments. So where neither is found, nothing of the life runs.
record Launch(Processes processes, Keeper keeper) {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int MAX_ROUNDS_OF_KILLING = 100;

    /// How it came out.
    sealed interface Outcome {
        record Begun(Identity identity) implements Outcome {}

        record Failed(Failure failure) implements Outcome {}
    }

    /// Whether somebody may still be about to begin the life.
    @FunctionalInterface
    interface KeeperAtWork {
        boolean now() throws IOException;
    }

    /// Waits until it is decided.
    ///
    /// @return empty when time is up
    Optional<Outcome> await(Run run, KeeperAtWork keeperAtWork, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            var outcome = look(run);
            if (outcome.isPresent()) {
                return outcome;
            }
            // Asked before we look again: what a keeper wrote last, we must see.
            if (!keeperAtWork.now() && look(run).isEmpty() && run.identity().isEmpty()) {
                run.fail(Failure.KEEPER);
            }
            pause();
        }
        return Optional.empty();
    }

    /// Whether any process shows this life's folder among its arguments.
    boolean keeperAtWork(Run run) throws IOException {
        return !processes.withArgument(run.folder().toString()).isEmpty();
    }

    /// Whether the keeper that the process named is still there.
    boolean keeperAlive(Run run, Identity identity) {
        return processes.commandLine(identity.keeperPid()).contains(run.folder().toString());
    }

    /// Ends whatever there is of a life that is not to begin.
    void abandon(Run run) throws IOException, DriverException {
        run.fail(Failure.DEADLINE);
        if (run.claim()) {
            return; // The keeper, if it ever comes, finds the claim taken.
        }
        for (int round = 0; round < MAX_ROUNDS_OF_KILLING; round++) {
            var keepers = processes.withArgument(run.folder().toString());
            keepers.forEach(pid -> Libc.signal(pid, Signal.SIGKILL));
            var identity = run.identity();
            var process = identity.flatMap(processes::find);
            if (process.isPresent()) {
                Libc.signalGroup(identity.orElseThrow().pid(), Signal.SIGKILL);
            }
            if (keepers.isEmpty() && process.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new DriverException(
                "The start %s is past its deadline, and what there is of it cannot be ended. Look for a process that hangs in the kernel (state D) on the region's host."
                        .formatted(run.intent()));
    }

    /// How it came out, as far as can be told now.
    Optional<Outcome> look(Run run) throws IOException {
        var failure = run.failure();
        if (failure.isPresent()) {
            return Optional.of(new Outcome.Failed(failure.get()));
        }
        var identity = run.identity();
        return identity.isEmpty() ? Optional.empty() : look(run, identity.get());
    }

    private Optional<Outcome> look(Run run, Identity identity) throws IOException {
        if (processes.find(identity).isPresent()) {
            return keeper.isLaunching(processes.commandLine(identity.pid()))
                    ? Optional.empty()
                    : Optional.of(new Outcome.Begun(identity));
        }
        if (run.exit().isEmpty() && keeperAlive(run, identity)) {
            return Optional.empty();
        }
        // It is gone, and what there is to say is written: a failure to become the command, or else
        // it had begun.
        return Optional.of(
                run.failure()
                        .<Outcome>map(Outcome.Failed::new)
                        .orElseGet(() -> new Outcome.Begun(identity)));
    }

    private static void pause() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
