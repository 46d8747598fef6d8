package io.aerophoenix.apps;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.VolumeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A folder of the region that outlives the machines that use it, one at a time.
///
/// @param name what the app calls it; several may have the same
/// @param sizeGb what it may hold; nothing stops a workload that writes more, but `bytesUsed` tells
/// @param snapshotRetentionDays how long a snapshot is kept
/// @param autoBackup whether a snapshot is made of it every day
/// @param attachedTo the machine that has it; null for none
/// @param bytesUsed what its files have in all, when it was looked at
public record Volume(
        VolumeId id,
        AppName app,
        String name,
        RegionCode region,
        long sizeGb,
        int snapshotRetentionDays,
        boolean autoBackup,
        Instant createdAt,
        @Nullable MachineId attachedTo,
        long bytesUsed) {
    public static final long LARGEST_GB = 500;
    public static final int DEFAULT_RETENTION_DAYS = 5;
    public static final int LONGEST_RETENTION_DAYS = 60;

    /// With another machine that has it.
    public Volume attached(@Nullable MachineId machine) {
        return new Volume(
                id,
                app,
                name,
                region,
                sizeGb,
                snapshotRetentionDays,
                autoBackup,
                createdAt,
                machine,
                bytesUsed);
    }

    /// What a new one is to be.
    ///
    /// @param content a snapshot or a volume of which it begins as a copy; null for an empty one
    public record Order(
            AppName app,
            String name,
            long sizeGb,
            int snapshotRetentionDays,
            boolean autoBackup,
            @Nullable Content content) {}

    /// Where the files of a new volume come from.
    public sealed interface Content {
        record OfSnapshot(String snapshot) implements Content {}

        record OfVolume(VolumeId volume) implements Content {}
    }

    /// What of it can be changed; null leaves it as it is.
    public record Amendment(
            @Nullable Integer snapshotRetentionDays, @Nullable Boolean autoBackup) {}
}
