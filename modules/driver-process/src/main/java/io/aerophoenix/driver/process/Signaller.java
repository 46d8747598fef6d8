package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Signals;
import java.io.IOException;

/// Sends signals on somebody's behalf: to the whole process group, as a terminal would. A frozen life takes them when it
/// goes on, SIGKILL at once.
record Signaller(Witness witness) {
    void send(Run run, String name) throws IOException, DriverException {
        var signal = Signal.valueOf(Signals.named(name));
        var life = witness.alive(run);
        if (!Libc.signalGroup(life.identity().pid(), signal)) {
            throw new DriverException(
                    "%s could not be sent to process %d of %s: it has ended, or has taken another user's rights."
                            .formatted(signal, life.identity().pid(), run.intent()));
        }
    }
}
