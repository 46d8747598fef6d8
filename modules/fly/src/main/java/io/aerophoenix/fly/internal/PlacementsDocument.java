package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RegionCode;
import java.util.List;

/// How many machines would find room, and where.
record PlacementsDocument(List<Placement> regions) implements Document {
    record Placement(String region, long count) {}

    static PlacementsDocument of(RegionCode region, long count) {
        return new PlacementsDocument(List.of(new Placement(region.value(), count)));
    }
}
