package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Volume;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A volume: here a folder, told of as if it were a disk of the size that it may have.
///
/// @param appName its app, where a list goes over several
/// @param zone the region's: there is no smaller one
/// @param blocks how many there would be in `sizeGb`
/// @param blocksFree what the files leave of them; none when they have taken more than they should
record VolumeDocument(
        @Nullable String appName,
        String id,
        String name,
        String state,
        String region,
        String zone,
        long sizeGb,
        boolean encrypted,
        @Nullable String attachedMachineId,
        Instant createdAt,
        String fstype,
        String type,
        String hostStatus,
        long blockSize,
        long blocks,
        long blocksFree,
        long blocksAvail,
        long bytesTotal,
        long bytesUsed,
        int snapshotRetention,
        boolean autoBackupEnabled)
        implements Document {
    static final String STATE = "created";

    private static final long BLOCK = 4096;

    static VolumeDocument of(Volume volume) {
        return of(volume, null, STATE);
    }

    /// As its last look, when it is no more.
    static VolumeDocument ofDestroyed(Volume volume) {
        return of(volume, null, "destroyed");
    }

    static VolumeDocument ofOrganization(Volume volume) {
        return of(volume, volume.app().value(), STATE);
    }

    private static VolumeDocument of(Volume volume, @Nullable String app, String state) {
        long total = volume.sizeGb() << 30;
        long free = Math.max(0, total - volume.bytesUsed()) / BLOCK;
        var region = volume.region().value();
        var machine = volume.attachedTo();
        return new VolumeDocument(
                app,
                volume.id().value(),
                volume.name(),
                state,
                region,
                region,
                volume.sizeGb(),
                false,
                machine == null ? null : machine.value(),
                volume.createdAt(),
                "directory",
                "local",
                "ok",
                BLOCK,
                total / BLOCK,
                free,
                free,
                total,
                volume.bytesUsed(),
                volume.snapshotRetentionDays(),
                volume.autoBackup());
    }
}
