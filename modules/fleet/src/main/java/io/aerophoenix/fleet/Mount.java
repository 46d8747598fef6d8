package io.aerophoenix.fleet;

/// A volume that a machine's workload gets.
///
/// @param name what the app calls the volume
/// @param path where the workload expects it, absolute; what a driver makes of it is the driver's affair
public record Mount(VolumeId volume, String name, String path) {
    public Mount {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a mount's path must be absolute, such as /data");
        }
    }
}
