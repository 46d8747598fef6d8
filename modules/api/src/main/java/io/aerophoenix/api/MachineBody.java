package io.aerophoenix.api;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One machine.
@Schema(
        name = "Machine",
        requiredProperties = {
            "id",
            "app",
            "name",
            "region",
            "driver",
            "state",
            "version",
            "createdAt",
            "updatedAt",
            "spec",
            "restarts",
            "cordoned",
            "allowed"
        })
public record MachineBody(
        @Schema(example = "m-01jd8z0k3w6q4x9v2t") String id,
        String app,
        String name,
        String region,
        String driver,
        @Schema(ref = "MachineState") String state,
        @Schema(description = "Grows by one with each transition; also the ETag") long version,
        Instant createdAt,
        Instant updatedAt,
        SpecBody spec,
        @Schema(nullable = true) @Nullable InstanceBody instance,
        @Schema(nullable = true) @Nullable ExitBody lastExit,
        @Schema(nullable = true, description = "Why the latest operation failed")
                @Nullable String lastError,
        @Schema(nullable = true) @Nullable OperationBody operation,
        @Schema(nullable = true, description = "When the restart policy starts it again")
                @Nullable Instant restartAt,
        @Schema(description = "Starts in a row by the restart policy") int restarts,
        @Schema(description = "Whether it is to be given no new work") boolean cordoned,
        @Schema(nullable = true, description = "Who alone may change it for now")
                @Nullable LeaseBody lease,
        @Schema(ref = "MachineStates", description = "The states it may go to from here")
                List<String> allowed)
        implements MachineOrQuarantinedBody {
    /// @param now by which an expired lease is left out
    public static MachineBody of(Machine machine, Instant now) {
        var status = machine.status();
        return new MachineBody(
                machine.id().value(),
                machine.app().value(),
                machine.name().value(),
                machine.region().value(),
                machine.spec().driver(),
                machine.state().word(),
                machine.version(),
                machine.createdAt(),
                status.updatedAt(),
                SpecBody.of(machine.spec()),
                InstanceBody.of(status.instance()),
                ExitBody.of(status.lastExit()),
                status.lastError(),
                OperationBody.of(status.operation()),
                status.restartAt(),
                status.restarts(),
                status.cordoned(),
                LeaseBody.of(status.leaseAt(now).orElse(null)),
                machine.state().next().stream().map(MachineState::word).toList());
    }
}
