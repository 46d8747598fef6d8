package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import java.time.Instant;

/// What one finds under a machine's id.
public sealed interface Sighting {
    MachineId id();

    record Known(Machine machine) implements Sighting {
        @Override
        public MachineId id() {
            return machine.id();
        }
    }

    /// The machine's file cannot be read. It is left as it is, as evidence; nothing can be asked of the machine.
    ///
    /// @param reason what is wrong with which file of the region's folder, and what to do
    record Quarantined(MachineId id, String reason, Instant since) implements Sighting {}
}
