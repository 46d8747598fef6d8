package io.aerophoenix.apps;

import io.aerophoenix.fleet.VolumeId;
import java.nio.file.Path;

/// Where the files of volumes and snapshots are: `volumes/ID` and `snapshots/ID` of the region's folder.
record VolumeFolders(Path volumes, Path snapshots) {
    static VolumeFolders in(Path data) {
        var absolute = data.toAbsolutePath().normalize();
        return new VolumeFolders(absolute.resolve("volumes"), absolute.resolve("snapshots"));
    }

    Path of(VolumeId volume) {
        return volumes.resolve(volume.value());
    }

    Path of(Snapshot snapshot) {
        return snapshots.resolve(snapshot.id());
    }

    static StorageException unusable(Path folder, Exception cause) {
        return new StorageException(
                "%s could not be written or read (%s). Nothing was changed. Check the disk's space and the folder's permissions; then ask again"
                        .formatted(Trees.nameOf(folder), Trees.reason(cause)),
                cause);
    }
}
