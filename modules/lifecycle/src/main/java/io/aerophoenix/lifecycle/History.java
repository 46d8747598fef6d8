package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.fleet.Transition.Timings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A machine's moves as one reads them after the fact. Pure.
final class History {
    private History() {}

    static MachineHistory of(List<Change> changes) {
        var notes = changes.stream().flatMap(change -> change.notes().stream()).toList();
        return new MachineHistory(moves(changes), notes, exits(changes));
    }

    /// A start that failed ends no workload: the exit in such a change is that of an earlier one.
    private static Map<Long, Exit> exits(List<Change> changes) {
        var exits = new HashMap<Long, Exit>();
        for (var change : changes) {
            var exit = change.after().lastExit();
            for (var move : change.transitions()) {
                boolean ended =
                        move.to() == MachineState.STOPPED && move.from() != MachineState.STARTING;
                if (ended && exit != null) {
                    exits.put(move.version(), exit);
                }
            }
        }
        return exits;
    }

    /// Every spec the machine has had, the oldest first.
    static List<Configuration> configurations(List<Change> changes) {
        var found = new ArrayList<Configuration>();
        for (var change : changes) {
            var created = change.created();
            if (created != null) {
                var first = change.transitions().getFirst();
                found.add(
                        new Configuration(
                                first.version(),
                                created.createdAt(),
                                first.actor(),
                                created.spec()));
            }
            var spec = change.spec();
            if (spec != null) {
                var note = change.notes().getFirst();
                found.add(new Configuration(note.version(), note.at(), note.actor(), spec));
            }
        }
        return List.copyOf(found);
    }

    /// All moves, the oldest first. The move that an intent makes is written before it is durable; when the outcome has
    /// told that time, it is filled in here.
    private static List<Transition> moves(List<Change> changes) {
        var moves = changes.stream().flatMap(change -> change.transitions().stream()).toList();
        Map<IntentId, Timings> outcomes = new HashMap<>();
        for (var move : moves) {
            if (move.timings().journaledAt() != null) {
                outcomes.put(move.intent(), move.timings());
            }
        }
        return moves.stream().map(move -> filled(move, outcomes)).toList();
    }

    private static Transition filled(Transition move, Map<IntentId, Timings> outcomes) {
        var outcome = outcomes.get(move.intent());
        var known = move.timings();
        if (outcome == null || outcome.journaledAt() == null || known.journaledAt() != null) {
            return move;
        }
        // Such a move is made when it is durable, and not before.
        var timings =
                new Timings(
                        known.queuedAt(), outcome.journaledAt(), null, null, outcome.journaledAt());
        return new Transition(
                move.version(),
                move.from(),
                move.to(),
                move.cause(),
                move.actor(),
                move.intent(),
                timings,
                move.error());
    }
}
