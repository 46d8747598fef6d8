package io.aerophoenix.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a machine's journal: the moves it made, and where the machine stands after it.
///
/// A change carries the whole status, so that replaying it twice, or replaying only the latest, ends the same.
///
/// @param transitions none when an operation begins or fails without a move
/// @param created the machine as created, in its first change only
public record Change(
        MachineId machine,
        List<Transition> transitions,
        MachineStatus after,
        @Nullable Machine created) {
    public Change {
        transitions = List.copyOf(transitions);
        if ((created != null) != (after.step() == 1)) {
            throw new IllegalArgumentException(
                    "the creation belongs into step 1 of %s, and there only".formatted(machine));
        }
    }

    public long step() {
        return after.step();
    }
}
