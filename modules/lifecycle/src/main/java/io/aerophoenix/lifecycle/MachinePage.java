package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list of machines.
///
/// @param next pass it as `after` for the next page; null when this is the last
/// @param total how many machines the filter admits in all
public record MachinePage(List<Sighting> machines, @Nullable MachineId next, int total) {
    public MachinePage {
        machines = List.copyOf(machines);
    }
}
