package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;

/// One machine as the files and the journal together know it.
public sealed interface Recovered {
    MachineId machine();

    /// @param first its step 1
    /// @param last its newest step, from the file or the journal
    record Intact(MachineId machine, Entry first, Entry last) implements Recovered {}

    /// @param reason what is wrong with which file, and what to do
    record Damaged(MachineId machine, String reason) implements Recovered {}
}
