package io.aerophoenix.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A process that runs under a lease. Neither outlives the other, however this run ends, unless by SIGKILL: the lease
/// then expires.
final class LeasedProcess {
    /// A lease is renewed when a third of its time has passed. A try that fails is repeated after a sixth, and may itself
    /// take a sixth; after two failed ones a sixth is left to end the process before the lease does.
    private static final int RENEWALS = 3;

    private static final int PARTS = 6;
    private static final int MOST_FAILURES = 2;

    private final HeldLease lease;
    private final PrintWriter notices;
    private @Nullable Process process;
    private boolean ending;

    LeasedProcess(HeldLease lease, PrintWriter notices) {
        this.lease = lease;
        this.notices = notices;
    }

    /// Blocks until it has ended.
    ///
    /// @return its exit code; 128 and the signal's number when a signal ended it
    /// @throws Failure if it cannot start, or the lease was lost and it was ended therefore
    int run(List<String> command, Map<String, String> environment) {
        var onSignal = Thread.ofPlatform().unstarted(this::endWithThisRun);
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            return exitCode(start(command, environment));
        } catch (InterruptedException e) {
            throw Failure.interrupted(e);
        } finally {
            end();
            // Before the hook goes: from here on nobody else would release it.
            lease.close();
            forget(onSignal);
        }
    }

    private synchronized Process start(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put(Precondition.LEASE_VARIABLE, lease.nonce());
        if (ending) {
            throw Failure.ending();
        }
        try {
            var started = builder.start();
            process = started;
            return started;
        } catch (IOException e) {
            throw Failure.usage("Cannot run %s: %s.".formatted(command.getFirst(), e.getMessage()));
        }
    }

    private int exitCode(Process running) throws InterruptedException {
        int failures = 0;
        while (!running.waitFor(pauseAfter(failures))) {
            try {
                lease.renew(part());
                failures = 0;
            } catch (Failure e) {
                failures++;
                if (e.isFinal() || failures == MOST_FAILURES) {
                    end();
                    throw Failure.leaseLost(lease.machine(), e);
                }
                notices.println("aeropctl: the lease was not renewed: " + e.getMessage());
            }
        }
        return running.exitValue();
    }

    private Duration pauseAfter(int failures) {
        return failures == 0 ? lease.ttl().dividedBy(RENEWALS) : part();
    }

    private Duration part() {
        return lease.ttl().dividedBy(PARTS);
    }

    private void endWithThisRun() {
        end();
        lease.close();
    }

    /// Politely at first. Nothing happens when it has ended already.
    private void end() {
        var running = toEnd();
        if (running == null) {
            return;
        }
        var all = Stream.concat(Stream.of(running.toHandle()), running.descendants()).toList();
        all.forEach(ProcessHandle::destroy);
        try {
            running.waitFor(part());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private synchronized @Nullable Process toEnd() {
        ending = true;
        return process;
    }

    private static void forget(Thread onSignal) {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException _) {
            // This process is ending, and the hook runs.
        }
    }
}
