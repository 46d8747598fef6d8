package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One machine as index, journal and, where these do not suffice, its file know it.
public sealed interface Recovered {
    MachineId machine();

    /// @param base from the index; null where the index has nothing good of it
    /// @param after the entries after the base, in order; all that there are when there is no base
    record Intact(MachineId machine, @Nullable Base base, List<Entry> after) implements Recovered {
        public long step() {
            return after.isEmpty() && base != null ? base.step() : after.getLast().step();
        }
    }

    /// @param reason what is wrong with which file, and what to do
    record Damaged(MachineId machine, String reason) implements Recovered {}

    /// A machine as it stood after one of its steps, as [Snapshot] made it.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; there are 100,000 of them
    record Base(long step, byte[] snapshot) {}
}
