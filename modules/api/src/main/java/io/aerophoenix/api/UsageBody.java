package io.aerophoenix.api;

import io.aerophoenix.lifecycle.MachineDriver;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a machine's workload uses now; all null when it does not run.
@Schema(name = "Usage", description = "All null when the machine does not run")
public record UsageBody(
        @Schema(nullable = true) @Nullable Double cpus,
        @Schema(nullable = true) @Nullable Double memoryMb,
        @Schema(nullable = true) @Nullable Double requestsPerSecond)
        implements Body {
    public static final UsageBody NONE = new UsageBody(null, null, null);

    public static UsageBody of(MachineDriver.Usage usage) {
        return new UsageBody(usage.cpus(), usage.memoryMb(), usage.requestsPerSecond());
    }
}
