package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;

/// Hears, once for each machine, that its file was found damaged while the region runs. On a thread of the log's: it
/// must only hand over.
@FunctionalInterface
public interface DamageListener {
    /// @param reason what is wrong with which file, and what to do
    void damaged(MachineId machine, String reason);
}
