package io.aerophoenix.api;

import io.aerophoenix.control.Query;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a wait for a machine came to.
@Schema(
        name = "Awaited",
        requiredProperties = {"state", "version", "machine"})
public record AwaitedBody(
        @Schema(ref = "MachineState", description = "The state that was waited for") String state,
        @Schema(description = "The version at which the machine was in it") long version,
        @Schema(description = "As it stood then, or since, if it has moved on") MachineBody machine)
        implements Body {
    public static AwaitedBody of(Query.Awaited awaited, Instant now) {
        return new AwaitedBody(
                awaited.state().word(), awaited.version(), MachineBody.of(awaited.machine(), now));
    }
}
