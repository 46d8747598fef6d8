package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Begins lives, each intent's once.
record Starter(
        DataFolder data,
        Keeper keeper,
        Launch launch,
        Limits limits,
        Lives lives,
        Witness witness,
        Beginnings beginnings) {
    /// How many ended lives of a machine are still known.
    private static final int LIVES_KEPT = 8;

    Instance start(StartOrder order) throws IOException, DriverException, InterruptedException {
        var run = data.run(order.intent());
        var keeperAtWork = run.claimed() ? fromBefore(run) : begin(order, run);
        var outcome = launch.await(run, keeperAtWork, order.deadline());
        if (outcome.isEmpty()) {
            launch.abandon(run);
            throw notStarted(order, run, Failure.DEADLINE);
        }
        return switch (outcome.get()) {
            case Launch.Outcome.Failed(var failure) -> throw notStarted(order, run, failure);
            case Launch.Outcome.Begun(var identity) -> {
                lives.follow(run, identity);
                yield run.instance(identity);
            }
        };
    }

    private Launch.KeeperAtWork fromBefore(Run run) {
        return () -> launch.keeperAtWork(run);
    }

    private Launch.KeeperAtWork begin(StartOrder order, Run run)
            throws IOException, DriverException, InterruptedException {
        var spec = order.spec();
        var objection = Objections.to(spec);
        if (objection.isPresent()) {
            throw new DriverException(
                    "Machine %s was not started: %s.".formatted(order.machine(), objection.get()));
        }
        var machine = data.of(order.machine());
        makeRoom(machine, run);
        var program = program(machine, spec);
        new MachineLogs(machine.logs()).beginLife();
        run.limits(limits.prepare(order.intent(), spec.resources()));
        beginnings.add(run);
        var process = keeper.begin(run, machine, spec, program);
        // A keeper of the same intent from before a crash may have been quicker than ours.
        return () -> process.isAlive() || launch.keeperAtWork(run);
    }

    /// One life of a machine at a time, in the order of their intents; of the old ones only some are kept.
    private void makeRoom(MachineFolder machine, Run next)
            throws IOException, DriverException, InterruptedException {
        int kept = 0;
        for (var run : machine.runs()) {
            if (run.intent().step() > next.intent().step()) {
                throw new DriverException(
                        "Start %s comes after %s, a later one; it is not done any more."
                                .formatted(next.intent(), run.intent()));
            }
            if (run.intent().equals(next.intent())) {
                continue;
            }
            switch (witness.observe(run)) {
                case Truth.Running _, Truth.Suspended _ ->
                        throw new DriverException(
                                "Machine %s still runs, started by %s; stop it first."
                                        .formatted(machine.machine(), run.intent()));
                case Truth.NeverStarted _, Truth.Ended _ -> {
                    if (++kept > LIVES_KEPT) {
                        Controller.remove(run.limits().groups());
                        machine.remove(run);
                    }
                }
            }
        }
    }

    private Path program(MachineFolder machine, MachineSpec spec)
            throws IOException, DriverException {
        Files.createDirectories(machine.work());
        var folder = Keeper.workingDirectory(machine, spec);
        if (!Files.isDirectory(folder)) {
            throw new DriverException(
                    "There is no working directory %s on the region's host. Create it, or correct the spec."
                            .formatted(folder));
        }
        return Program.find(spec.command().getFirst(), keeper.path(spec), folder);
    }

    private static DriverException notStarted(StartOrder order, Run run, Failure failure)
            throws IOException {
        Controller.remove(run.limits().groups());
        return new DriverException(
                "Machine %s was not started with '%s': %s."
                        .formatted(
                                order.machine(),
                                order.spec().command().getFirst(),
                                failure.sentence()));
    }
}
