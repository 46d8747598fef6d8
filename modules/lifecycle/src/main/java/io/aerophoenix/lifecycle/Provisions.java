package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;

/// What machines are provided with by their apps: secrets, volumes. Thread-safe; may block for a look at the disk.
public interface Provisions {
    /// Nothing but what the spec says.
    Provisions NONE = Machine::spec;

    /// The spec that the driver is given when it starts a workload or runs something beside it. It goes nowhere else: not
    /// to the journal, to a log or into an answer, as it may hold secrets.
    ///
    /// @throws DriverException when something of it cannot be had; the message says what, and what to do about it
    MachineSpec provided(Machine machine) throws DriverException;
}
