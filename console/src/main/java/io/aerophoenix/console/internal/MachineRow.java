package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A machine as the list shows it.
///
/// @param state the state's word, or `quarantined`
/// @param note what the operator should know at first sight; mostly empty
record MachineRow(
        MachineId id,
        String name,
        String app,
        String state,
        String driver,
        String resources,
        String changed,
        String note) {
    static final String QUARANTINED = "quarantined";

    static MachineRow of(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Known(var machine) -> of(machine);
            case Sighting.Quarantined(var id, var reason, Instant since) ->
                    new MachineRow(
                            id, id.value(), "", QUARANTINED, "", "", Wording.stamp(since), reason);
        };
    }

    static MachineRow of(Machine machine) {
        var status = machine.status();
        return new MachineRow(
                machine.id(),
                machine.name().value(),
                machine.app().value(),
                machine.state().word(),
                machine.spec().driver(),
                Wording.resources(machine.spec().resources()),
                Wording.stamp(status.updatedAt()),
                note(status.operation(), status.lastError()));
    }

    private static String note(@Nullable Operation operation, @Nullable String lastError) {
        if (operation != null) {
            return operation.action().word() + " under way, asked by " + operation.actor();
        }
        return lastError == null ? "" : lastError;
    }
}
