package io.aerophoenix.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs, or ran last, for a machine: one life of its workload.
///
/// @param startedBy the intent that started it, which also names it to the driver
/// @param startedAt when the workload began
/// @param pid the process id on the region's host, or null where there is no process
/// @param limits which limits are in force, and by what means
public record Instance(
        IntentId startedBy, Instant startedAt, @Nullable Long pid, List<Limit> limits) {
    public Instance {
        limits = List.copyOf(limits);
    }

    /// One limit as it is in force.
    ///
    /// @param resource `cpus` or `memoryMb`
    /// @param value the limit, in the unit of its resource; null where nothing enforces it
    /// @param by the means: `cgroup-v2`, `cgroup-v1`, `rlimit`, `simulated`, or `none`
    public record Limit(String resource, @Nullable Double value, String by) {}
}
