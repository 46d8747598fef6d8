package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.http.Faults;

/// A question for room.
///
/// @param each what one machine takes
/// @param count how many there shall be; 0 for as many as there is room for
record PlacementRequest(Resources each, long count) {
    private static final int DEFAULT_CPUS = 1;
    private static final int DEFAULT_MEMORY_MB = 2048;
    private static final int MOST_CPUS = 1024;
    private static final long MOST_MEMORY_MB = 16L * 1024 * 1024;
    private static final long MOST = 1_000_000;

    /// @throws io.aerophoenix.http.RefusedException when it leaves no room for the region that answers
    static PlacementRequest of(Input input, RegionCode serving) {
        var region = input.text("region");
        if (region != null && !RegionExpression.admits(region, serving)) {
            throw Faults.refusal("region", "there is only %s here".formatted(serving));
        }
        var compute = input.within("compute");
        var each =
                new Resources(
                        compute.whole("cpus", 1, MOST_CPUS, DEFAULT_CPUS),
                        compute.whole("memory_mb", 1, MOST_MEMORY_MB, DEFAULT_MEMORY_MB));
        return new PlacementRequest(each, input.whole("count", 0, MOST, 0));
    }

    /// How many machines fit into what is free.
    long fittingIn(Resources free) {
        return Math.min(
                (long) Math.floor(free.cpus() / each.cpus()), free.memoryMb() / each.memoryMb());
    }
}
