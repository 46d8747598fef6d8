package io.aerophoenix.wal;

/// Makes the bytes of a machine as it stands after one entry, for the region's index. Most are never asked for: only the
/// latest of each machine is, some seconds after its entry.
@FunctionalInterface
public interface Snapshot {
    /// Of an entry that was read back from disk: nobody has kept it.
    Snapshot NONE =
            () -> {
                throw new IllegalStateException("an entry from disk has no snapshot");
            };

    byte[] bytes();
}
