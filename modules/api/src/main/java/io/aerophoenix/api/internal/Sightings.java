package io.aerophoenix.api.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.Sighting;

/// Machines that must be readable to go on with.
final class Sightings {
    private Sightings() {}

    /// @throws RefusedException when there is no such machine, or it is quarantined
    static Machine known(Visitor visitor, MachineId machine) {
        return switch (visitor.ask(new Query.GetMachine(machine))) {
            case Sighting.Known(var known) -> known;
            case Sighting.Quarantined(_, var reason, _) ->
                    throw RefusedException.of(ErrorCode.QUARANTINED, reason);
        };
    }
}
