package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How much memory a workload has given back.
@Schema(name = "Reclaimed", requiredProperties = "reclaimedMb")
public record ReclaimedBody(
        @Schema(description = "MiB; may be less than was asked for") long reclaimedMb)
        implements Body {}
