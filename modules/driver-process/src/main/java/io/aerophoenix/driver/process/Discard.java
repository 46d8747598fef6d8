package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;

/// Removes all that is kept of a machine.
record Discard(MachineFolder machine, Witness witness) {
    void run() throws IOException, DriverException, InterruptedException {
        var runs = machine.runs();
        for (var run : runs) {
            checkOver(run);
        }
        for (var run : runs) {
            removeGroups(run);
            machine.remove(run);
        }
        machine.remove();
    }

    /// It must not run, nor begin to run after this.
    private void checkOver(Run run) throws IOException, DriverException, InterruptedException {
        switch (witness.observe(run)) {
            case Truth.NeverStarted _, Truth.Ended _ -> {}
            case Truth.Running _, Truth.Suspended _ ->
                    throw new DriverException(
                            "Machine %s still runs, started by %s; stop it before it is discarded."
                                    .formatted(machine.machine(), run.intent()));
        }
    }

    private static void removeGroups(Run run) throws IOException, DriverException {
        var groups = run.limits().groups();
        if (!Controller.remove(groups)) {
            throw new DriverException(
                    "A cgroup of %s cannot be removed: something in it does not end. Look at %s."
                            .formatted(run.intent(), groups));
        }
    }
}
