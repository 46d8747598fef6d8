package io.aerophoenix.api;

import io.aerophoenix.lifecycle.Sighting;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is found under a machine's id.
@Schema(
        name = "MachineOrQuarantined",
        oneOf = {MachineBody.class, QuarantinedBody.class})
public sealed interface MachineOrQuarantinedBody extends Body permits MachineBody, QuarantinedBody {
    /// @param now by which an expired lease is left out
    static MachineOrQuarantinedBody of(Sighting sighting, Instant now) {
        return switch (sighting) {
            case Sighting.Known(var machine) -> MachineBody.of(machine, now);
            case Sighting.Quarantined(var id, var reason, var since) ->
                    new QuarantinedBody(
                            id.value(),
                            QuarantinedBody.STATE,
                            new QuarantinedBody.Quarantine(reason, since));
        };
    }
}
