package io.aerophoenix.api;

import io.aerophoenix.lifecycle.MachineDriver;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How much memory a machine's workload may take now.
@Schema(
        name = "Memory",
        requiredProperties = {"limitMb", "availableMb"})
public record MemoryBody(
        @Schema(description = "MiB that it may take, until the next start") long limitMb,
        @Schema(description = "MiB that are left of it") long availableMb)
        implements Body {
    public static MemoryBody of(MachineDriver.Memory memory) {
        return new MemoryBody(memory.limitMb(), memory.availableMb());
    }
}
