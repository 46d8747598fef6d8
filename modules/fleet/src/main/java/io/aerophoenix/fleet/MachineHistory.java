package io.aerophoenix.fleet;

import java.util.List;

/// What has become of a machine since its creation, the oldest first.
///
/// @param transitions its moves
/// @param notes what was no move
public record MachineHistory(List<Transition> transitions, List<Note> notes) {
    public MachineHistory {
        transitions = List.copyOf(transitions);
        notes = List.copyOf(notes);
    }
}
