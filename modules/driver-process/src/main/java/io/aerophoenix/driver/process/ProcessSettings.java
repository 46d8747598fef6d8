package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Resources;
import java.nio.file.Path;

/// What an operator decides about the process driver.
///
/// @param dataDir where it keeps all it has: one driver at a time, on a local Linux file system
/// @param capacity what all machines together may take
/// @param logBytesKept how much of each machine's stdout, and of its stderr, is kept; at least 64 KiB
/// @param cgroupRoot where cgroups are mounted, or a part of the tree that was delegated to us
public record ProcessSettings(
        Path dataDir, Resources capacity, long logBytesKept, Path cgroupRoot) {
    public static final long DEFAULT_LOG_BYTES_KEPT = 5L << 20;
    public static final Path DEFAULT_CGROUP_ROOT = Path.of("/sys/fs/cgroup");

    private static final long MIN_LOG_BYTES_KEPT = 64L << 10;

    public ProcessSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
        if (logBytesKept < MIN_LOG_BYTES_KEPT) {
            throw new IllegalArgumentException(
                    "at least %d bytes of each log must be kept, not %d"
                            .formatted(MIN_LOG_BYTES_KEPT, logBytesKept));
        }
    }

    public static ProcessSettings of(Path dataDir, Resources capacity) {
        return new ProcessSettings(dataDir, capacity, DEFAULT_LOG_BYTES_KEPT, DEFAULT_CGROUP_ROOT);
    }
}
