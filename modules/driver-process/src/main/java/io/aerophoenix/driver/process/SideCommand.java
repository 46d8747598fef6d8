package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One command that runs beside a workload. Whoever waits for it ends it in any case: no process of its group is left.
///
/// @param identity of the leader of the group; empty when it had ended before anybody could look
/// @param life the workload's: the command ends with it
record SideCommand(
        Process process,
        Optional<Identity> identity,
        Processes processes,
        Life life,
        Output stdout,
        Output stderr) {
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(5);

    private enum End {
        ITS_OWN,
        TIME_IS_UP,
        WITH_THE_WORKLOAD
    }

    /// @throws DriverException when the kernel does not take the command
    static SideCommand start(ProcessBuilder builder, Processes processes, Life life)
            throws DriverException {
        var process = begin(builder);
        return new SideCommand(
                process,
                processes.identify(process.pid()),
                processes,
                life,
                Output.of(process.getInputStream()),
                Output.of(process.getErrorStream()));
    }

    private static Process begin(ProcessBuilder builder) throws DriverException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DriverException(
                    "The command could not be started beside the workload (%s). Look for a NUL or too much text in it, or too many processes on the region's host."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    Execution.Outcome await(Duration timeout)
            throws IOException, DriverException, InterruptedException {
        try {
            var end = end(timeout);
            killGroup();
            if (!process.waitFor(TIME_TO_DIE)) {
                throw new DriverException(
                        "Process %d still runs %s after SIGKILL: it waits for a device. Look at the region's host."
                                .formatted(process.pid(), TIME_TO_DIE));
            }
            if (end == End.WITH_THE_WORKLOAD) {
                throw new DriverException(
                        "The workload %s has ended, and the command beside it with it."
                                .formatted(life.run().intent()));
            }
            return outcome(end);
        } finally {
            killGroup();
            // The lifeline: held until here.
            process.getOutputStream().close();
        }
    }

    private End end(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toNanos(); left > 0; left = end - System.nanoTime()) {
            long look = Math.min(left, LOOK_INTERVAL.toNanos());
            if (process.waitFor(look, TimeUnit.NANOSECONDS)) {
                return End.ITS_OWN;
            }
            if (life.ended().isDone()) {
                return End.WITH_THE_WORKLOAD;
            }
        }
        return End.TIME_IS_UP;
    }

    /// Also what the command left behind in its group.
    private void killGroup() {
        identity.ifPresent(processes::endLeftovers);
    }

    private Execution.Outcome outcome(End end) throws InterruptedException {
        int status = process.exitValue();
        var signal = Signal.ofStatus(status);
        var out = stdout.text();
        var err = stderr.text();
        return new Execution.Outcome(
                signal.isPresent() ? null : status,
                signal.map(Signal::name).orElse(null),
                out,
                err,
                stdout.truncated() || stderr.truncated(),
                end == End.TIME_IS_UP);
    }
}
