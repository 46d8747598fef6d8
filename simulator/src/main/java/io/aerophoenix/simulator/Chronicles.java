package io.aerophoenix.simulator;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.simulator.Effect.Discarded;
import io.aerophoenix.simulator.Effect.OfIntent;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// What a ledger, read from its beginning, makes of each machine. Not for use by several threads.
final class Chronicles {
    private final Map<MachineId, Chronicle> byMachine = new HashMap<>();

    /// @throws IllegalStateException when this cannot have happened after all that came before; it is left out then
    void add(Effect effect) {
        switch (effect) {
            case OfIntent change ->
                    byMachine.put(change.machine(), of(change.machine()).after(change));
            case Discarded(var machine, _) -> discard(machine);
        }
    }

    private void discard(MachineId machine) {
        if (byMachine.remove(machine) == null) {
            throw new IllegalStateException("nothing of %s is there to discard".formatted(machine));
        }
    }

    /// Empty for a machine of which nothing is known.
    Chronicle of(MachineId machine) {
        return byMachine.getOrDefault(machine, Chronicle.EMPTY);
    }

    Map<MachineId, Chronicle> all() {
        return Collections.unmodifiableMap(byMachine);
    }
}
