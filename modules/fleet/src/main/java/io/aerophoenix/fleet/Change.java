package io.aerophoenix.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a machine's journal: what happened, and where the machine stands after it.
///
/// A change carries the whole status, so that replaying it twice ends the same.
///
/// @param transitions the moves; none when an operation begins or fails without one
/// @param notes what happened beside moves; mostly none
/// @param created the machine as created, in its first change only
/// @param spec the machine's new spec, in a change that configures it only
/// @param keyed the request that it answers, where that came with an idempotency key; null elsewhere
public record Change(
        MachineId machine,
        List<Transition> transitions,
        List<Note> notes,
        MachineStatus after,
        @Nullable Machine created,
        @Nullable MachineSpec spec,
        @Nullable KeyedRequest keyed) {
    public Change {
        transitions = List.copyOf(transitions);
        notes = List.copyOf(notes);
        if ((created != null) != (after.step() == 1)) {
            throw new IllegalArgumentException(
                    "the creation belongs into step 1 of %s, and there only".formatted(machine));
        }
    }

    /// One that nobody has asked for with a key.
    public Change(
            MachineId machine,
            List<Transition> transitions,
            List<Note> notes,
            MachineStatus after,
            @Nullable Machine created,
            @Nullable MachineSpec spec) {
        this(machine, transitions, notes, after, created, spec, null);
    }

    /// As the answer to this request.
    public Change answering(KeyedRequest request) {
        return new Change(machine, transitions, notes, after, created, spec, request);
    }

    public long step() {
        return after.step();
    }
}
