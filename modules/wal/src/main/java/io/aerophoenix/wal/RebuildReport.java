package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.time.Duration;
import java.util.List;

/// What building the index anew has brought to light.
///
/// @param machines how many the new index has, damaged ones included
/// @param missing machines that the old index did not have, or all when it was gone or unreadable
/// @param different machines of which the old index said something else than their files
/// @param damaged machines whose file cannot be read
/// @param withoutFile those of them that have no file at all: of them there was only the row
public record RebuildReport(
        int machines,
        int missing,
        int different,
        List<MachineId> damaged,
        int withoutFile,
        Duration took) {
    public RebuildReport {
        damaged = List.copyOf(damaged);
    }
}
