package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;

/// One entry of one machine's journal.
///
/// @param step dense, from 1, for each machine
/// @param payload what the caller wants to find again; never changed, never looked into
/// @param snapshot the machine as it stands after this entry
@SuppressWarnings(
        "ArrayRecordComponent") // compared by nobody; a copy per entry would cost more than it
// protects
public record Entry(MachineId machine, long step, byte[] payload, Snapshot snapshot) {
    /// An entry that was read back.
    public Entry(MachineId machine, long step, byte[] payload) {
        this(machine, step, payload, Snapshot.NONE);
    }

    /// An entry that the disk has.
    ///
    /// @param position where it stands among the entries of all machines; grows, and is never given twice
    public record Stored(long position, Entry entry) {}
}
