package io.aerophoenix.api;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Operation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What holds a machine now.
@Schema(name = "Operation")
public record OperationBody(
        String id,
        @Schema(enumeration = {"start", "stop", "suspend", "resume", "destroy"}) String action,
        @Schema(description = "The actions that follow it") List<String> then,
        String actor,
        @Schema(ref = "Cause") String cause,
        Instant since) {
    static @Nullable OperationBody of(@Nullable Operation operation) {
        if (operation == null) {
            return null;
        }
        return new OperationBody(
                operation.intent().toString(),
                operation.action().word(),
                operation.then().stream().map(Action::word).toList(),
                operation.actor(),
                operation.cause().word(),
                operation.intendedAt());
    }
}
