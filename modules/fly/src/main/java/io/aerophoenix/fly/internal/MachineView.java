package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.lifecycle.Health;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Machines as their visitor gets to see them.
record MachineView(MachineDoor door) {
    /// With its events, which takes a look into its file.
    MachineDocument whole(Machine machine) {
        return whole(machine, null);
    }

    /// @param nonce of a lease that was acquired just now
    MachineDocument whole(Machine machine, @Nullable String nonce) {
        return MachineDocument.whole(
                machine, health(machine), events(machine, MachineEvents.DEFAULT), nonce);
    }

    /// The same among others: for one whose file cannot be read just now, the rest is shown all the same.
    MachineDocument inList(Machine machine) {
        var events =
                switch (door.answer(new Query.GetHistory(machine.id()))) {
                    case Answer.Done<MachineHistory>(var history) ->
                            MachineEvents.of(machine, history, MachineEvents.DEFAULT);
                    case Answer.Refused<MachineHistory> _ -> List.<EventDocument>of();
                };
        return MachineDocument.whole(machine, health(machine), events, null);
    }

    List<EventDocument> events(Machine machine, int limit) {
        var history = door.ask(machine.id(), new Query.GetHistory(machine.id()));
        return MachineEvents.of(machine, history, limit);
    }

    private @Nullable Health health(Machine machine) {
        return machine.spec().checks().isEmpty()
                ? null
                : door.ask(machine.id(), new Query.GetHealth(machine.id()));
    }
}
