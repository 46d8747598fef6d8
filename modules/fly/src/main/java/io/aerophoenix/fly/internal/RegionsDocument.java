package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RegionCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The regions that the original has, and among them the one that answers.
///
/// @param nearest the one that answers
record RegionsDocument(String nearest, List<Row> regions) implements Document {
    /// One region. Nothing is said about where it is when its code is nobody's but ours.
    record Row(
            String code,
            String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String geoRegion,
            boolean gatewayAvailable,
            boolean requiresPaidPlan,
            boolean deprecated) {
        private static Row of(PublicRegion region) {
            return new Row(
                    region.code().value(),
                    region.name(),
                    region.latitude(),
                    region.longitude(),
                    region.geoRegion().word(),
                    false,
                    false,
                    false);
        }

        private static Row ofUnknown(RegionCode region) {
            var code = region.value();
            return new Row(code, code, null, null, null, false, false, false);
        }
    }

    static RegionsDocument around(RegionCode serving) {
        var rows = new ArrayList<>(PublicRegion.ALL.stream().map(Row::of).toList());
        if (PublicRegion.of(serving).isEmpty()) {
            rows.addFirst(Row.ofUnknown(serving));
        }
        return new RegionsDocument(serving.value(), List.copyOf(rows));
    }
}
