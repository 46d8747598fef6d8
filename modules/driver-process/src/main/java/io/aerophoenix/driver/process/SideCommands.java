package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/// Runs commands beside workloads: each in a process group of its own, so that all of it can be ended, and under the
/// workload's limits, which it shares.
///
/// @param free how many more may run now, on this host
record SideCommands(
        Processes processes, Keeper keeper, SideScript script, Witness witness, Semaphore free) {
    private static final int MOST_AT_ONCE = 64;

    static SideCommands of(Processes processes, Keeper keeper, SideScript script, Witness witness) {
        return new SideCommands(processes, keeper, script, witness, new Semaphore(MOST_AT_ONCE));
    }

    Execution.Outcome run(Run run, MachineFolder machine, MachineSpec spec, Execution execution)
            throws IOException, DriverException, InterruptedException {
        var life = witness.alive(run);
        var folder = Keeper.workingDirectory(machine, spec);
        var program = Program.find(execution.command().getFirst(), keeper.path(spec), folder);
        if (!free.tryAcquire()) {
            throw new DriverException(
                    "%d commands run beside workloads on this host already; try again when one has ended."
                            .formatted(MOST_AT_ONCE));
        }
        try (var files = SideFiles.of(run, execution.input())) {
            var builder = script.builder(run, files, folder, keeper.path(spec), program, execution);
            keeper.environment(builder.environment(), machine, spec);
            var outcome = SideCommand.start(builder, processes, life).await(execution.timeout());
            var failure = files.failure();
            if (failure.isPresent()) {
                throw notStarted(execution, failure.get());
            }
            return outcome;
        } finally {
            free.release();
        }
    }

    private static DriverException notStarted(Execution execution, Failure failure) {
        return new DriverException(
                "The command '%s' was not started beside the workload: %s."
                        .formatted(execution.command().getFirst(), failure.sentence()));
    }
}
