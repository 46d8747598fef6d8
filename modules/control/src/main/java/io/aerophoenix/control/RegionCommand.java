package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import io.aerophoenix.wal.RebuildReport;

/// What is done about a region's own storage.
public sealed interface RegionCommand<T> extends Command<T> {
    @Override
    default Capability needs() {
        return Capability.MACHINE_CREATE;
    }

    /// Makes the region's index anew from the machines' own files, beside the running region. Waits for it, which takes
    /// a minute for 100,000 machines.
    record RebuildIndex() implements RegionCommand<RebuildReport> {
        @Override
        public Answer<RebuildReport> carryOut(Engine engine, Caller caller) {
            return engine.rebuildIndex();
        }
    }

    /// Ends the quarantine of a machine whose file is good again.
    record ReadmitMachine(MachineId machine) implements RegionCommand<Machine> {
        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.readmit(machine);
        }
    }
}
