package io.aerophoenix.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A machine whose file cannot be read.
@Schema(
        name = "QuarantinedMachine",
        description =
                "A machine whose file cannot be read. It waits for a person; the others go on.",
        requiredProperties = {"id", "state", "quarantine"})
public record QuarantinedBody(
        String id, @Schema(enumeration = "quarantined") String state, Quarantine quarantine)
        implements MachineOrQuarantinedBody {
    static final String STATE = "quarantined";

    @Schema(
            name = "Quarantine",
            requiredProperties = {"reason", "since"})
    public record Quarantine(
            @Schema(description = "What is wrong with which file, and what to do") String reason,
            Instant since) {}
}
