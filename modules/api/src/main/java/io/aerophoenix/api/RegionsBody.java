package io.aerophoenix.api;

import io.aerophoenix.control.RegionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The regions, and how much room they have.
@Schema(name = "Regions")
public record RegionsBody(List<RegionBody> regions) implements Body {
    public static RegionsBody of(List<RegionView> regions) {
        return new RegionsBody(regions.stream().map(RegionBody::of).toList());
    }

    @Schema(name = "Region")
    public record RegionBody(
            String region,
            @Schema(enumeration = {"ready", "storage_failed"}) String status,
            @Schema(description = "Terminated ones left out") int machines,
            List<DriverBody> drivers) {
        private static RegionBody of(RegionView view) {
            var drivers = view.drivers().stream().map(DriverBody::of).toList();
            return new RegionBody(view.region().value(), view.status(), view.machines(), drivers);
        }
    }

    @Schema(name = "Driver")
    public record DriverBody(
            String driver, SpecBody.ResourcesBody capacity, SpecBody.ResourcesBody used) {
        private static DriverBody of(RegionView.DriverRoom room) {
            return new DriverBody(
                    room.driver(),
                    SpecBody.ResourcesBody.of(room.capacity()),
                    SpecBody.ResourcesBody.of(room.used()));
        }
    }
}
