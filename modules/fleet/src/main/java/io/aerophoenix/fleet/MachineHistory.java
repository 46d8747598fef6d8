package io.aerophoenix.fleet;

import java.util.List;
import java.util.Map;

/// What has become of a machine since its creation, the oldest first.
///
/// @param transitions its moves
/// @param notes what was no move
/// @param exits how its workloads ended, by the version of the move that tells of it
public record MachineHistory(
        List<Transition> transitions, List<Note> notes, Map<Long, Exit> exits) {
    public MachineHistory {
        transitions = List.copyOf(transitions);
        notes = List.copyOf(notes);
        exits = Map.copyOf(exits);
    }

    /// One of which it is not known how its workloads ended.
    public MachineHistory(List<Transition> transitions, List<Note> notes) {
        this(transitions, notes, Map.of());
    }
}
