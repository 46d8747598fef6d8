package io.aerophoenix.control;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import java.util.List;

/// A region as its users see it.
///
/// @param status `ready`, or `storage_failed` when the journal can no longer be written
/// @param machines how many there are, terminated ones left out
public record RegionView(RegionCode region, String status, int machines, List<DriverRoom> drivers) {
    public RegionView {
        drivers = List.copyOf(drivers);
    }

    /// What one driver offers here.
    public record DriverRoom(String driver, Resources capacity, Resources used) {}
}
