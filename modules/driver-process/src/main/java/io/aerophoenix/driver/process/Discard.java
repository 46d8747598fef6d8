package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import java.io.IOException;

/// Removes all that is kept of a machine.
record Discard(MachineFolder machine, Witness witness) {
    void run() throws IOException, DriverException {
        var runs = machine.runs();
        for (var run : runs) {
            if (witness.running(run).isPresent()) {
                throw new DriverException(
                        "Machine %s still runs, started by %s; stop it before it is discarded."
                                .formatted(machine.machine(), run.intent()));
            }
        }
        for (var run : runs) {
            if (!Controller.remove(run.limits().groups())) {
                throw new DriverException(
                        "A cgroup of %s cannot be removed: something in it does not end. Look at %s."
                                .formatted(run.intent(), run.limits().groups()));
            }
            machine.remove(run);
        }
        machine.remove();
    }
}
