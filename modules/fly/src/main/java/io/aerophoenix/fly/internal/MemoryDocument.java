package io.aerophoenix.fly.internal;

import io.aerophoenix.lifecycle.MachineDriver;

/// The memory of a workload.
record MemoryDocument(long availableMb, long limitMb) implements Document {
    static MemoryDocument of(MachineDriver.Memory memory) {
        return new MemoryDocument(memory.availableMb(), memory.limitMb());
    }

    /// What it gave back.
    record Reclaimed(long actualMb) implements Document {}
}
