package io.aerophoenix.api;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.wal.RebuildReport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What making a region's index anew has brought to light.
@Schema(
        name = "Rebuild",
        requiredProperties = {
            "region",
            "machines",
            "differed",
            "missing",
            "orphaned",
            "damaged",
            "seconds"
        })
public record RebuildBody(
        String region,
        @Schema(description = "How many the new index has") int machines,
        @Schema(description = "Of them the old index said something else than their files")
                int differed,
        @Schema(description = "Of them the old index did not know") int missing,
        @Schema(description = "The old index knew them, and they have no file; quarantined")
                int orphaned,
        @Schema(description = "Their files are there and cannot be read; quarantined") int damaged,
        double seconds)
        implements Body {
    private static final double MILLIS = 1000;

    public static RebuildBody of(RegionCode region, RebuildReport report) {
        return new RebuildBody(
                region.value(),
                report.machines(),
                report.different(),
                report.missing(),
                report.withoutFile(),
                report.damaged().size() - report.withoutFile(),
                report.took().toMillis() / MILLIS);
    }
}
