package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.CheckResult;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// Tries health checks. Whether it is the workload that listens at a port, nobody asks.
///
/// @param sideCommands for checks alone: what people run takes nothing from them
/// @param free how many more commands of checks may run now, on this host
record Checks(Witness witness, SideCommands sideCommands, Semaphore free) {
    private static final int MOST_AT_ONCE = 32;

    static Checks of(Witness witness, SideCommands sideCommands) {
        return new Checks(witness, sideCommands, new Semaphore(MOST_AT_ONCE));
    }

    CheckResult run(Run run, MachineFolder machine, MachineSpec spec, HealthCheck check)
            throws IOException, DriverException, InterruptedException {
        witness.alive(run);
        return switch (check.probe()) {
            case HealthCheck.Http http -> HttpProbe.run(http, check.timeout());
            case HealthCheck.Tcp(var port) -> TcpProbe.run(port, check.timeout());
            case HealthCheck.Exec(var command) ->
                    inAPlace(run, machine, spec, new Execution(command, "", patience(check)));
        };
    }

    private static Duration patience(HealthCheck check) {
        return check.timeout().compareTo(Execution.LONGEST) > 0
                ? Execution.LONGEST
                : check.timeout();
    }

    /// When all places are taken, that is the host's trouble, and says nothing about the workload.
    private CheckResult inAPlace(
            Run run, MachineFolder machine, MachineSpec spec, Execution execution)
            throws IOException, DriverException, InterruptedException {
        if (!free.tryAcquire()) {
            throw new DriverException(
                    "not tried: %d other checks run commands on this host; have them take less time, or come less often"
                            .formatted(MOST_AT_ONCE));
        }
        try {
            return exec(run, machine, spec, execution);
        } finally {
            free.release();
        }
    }

    private CheckResult exec(Run run, MachineFolder machine, MachineSpec spec, Execution execution)
            throws IOException, DriverException, InterruptedException {
        try {
            return resultOf(sideCommands.run(run, machine, spec, execution), execution);
        } catch (DriverException e) {
            // When it is since the workload has ended, that is the news.
            witness.alive(run);
            return CheckResult.failed(String.valueOf(e.getMessage()));
        }
    }

    private static CheckResult resultOf(Execution.Outcome outcome, Execution execution) {
        if (outcome.timedOut()) {
            return CheckResult.failed(
                    "no end within %d ms".formatted(execution.timeout().toMillis()));
        }
        var end =
                outcome.code() == null
                        ? "killed by " + outcome.signal()
                        : "exited with code " + outcome.code();
        boolean passed = outcome.code() != null && outcome.code() == 0;
        return new CheckResult(passed, end + firstLine(outcome));
    }

    private static String firstLine(Execution.Outcome outcome) {
        return Stream.of(outcome.stdout(), outcome.stderr())
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> ": " + line.strip())
                .orElse("");
    }
}
