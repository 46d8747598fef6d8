package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.fleet.Transition.Timings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A machine's moves as one reads them after the fact. Pure.
final class History {
    private History() {}

    /// All moves, the oldest first. The move that an intent makes is written before it is durable; when the outcome has
    /// told that time, it is filled in here.
    static List<Transition> of(List<Change> changes) {
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
