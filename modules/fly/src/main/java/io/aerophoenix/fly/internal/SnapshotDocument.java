package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Snapshot;
import java.time.Instant;

/// A snapshot of a volume.
///
/// @param size what its files have, in bytes
/// @param volumeSize what the volume might have had, in bytes
/// @param status always `created`: a snapshot is there when its making is answered
record SnapshotDocument(
        String id,
        String status,
        long size,
        long volumeSize,
        String digest,
        Instant createdAt,
        int retentionDays)
        implements Document {
    static SnapshotDocument of(Snapshot snapshot) {
        return new SnapshotDocument(
                snapshot.id(),
                "created",
                snapshot.bytes(),
                snapshot.volumeSizeGb() << 30,
                snapshot.digest(),
                snapshot.createdAt(),
                snapshot.retentionDays());
    }
}
