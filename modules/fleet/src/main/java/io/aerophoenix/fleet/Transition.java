package io.aerophoenix.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One move of one machine, with its story.
///
/// @param version the machine's version after the move
/// @param from null for the first: the creation
/// @param actor who caused it: a subject, or `region` when the region itself did
/// @param intent the operation that it belongs to
/// @param error why the operation failed, where this move is the consequence of a failure
public record Transition(
        long version,
        @Nullable MachineState from,
        MachineState to,
        Cause cause,
        String actor,
        IntentId intent,
        Timings timings,
        @Nullable String error) {

    /// When the parts of a move happened. The effect's times are null for a move that has no effect, or not yet.
    ///
    /// @param queuedAt the request arrived, or the event was noticed
    /// @param journaledAt the intent was durable; null in the intent's own entry, which is written before that
    /// @param effectStartedAt the driver was asked
    /// @param effectDoneAt the driver answered
    /// @param doneAt the move was decided
    public record Timings(
            Instant queuedAt,
            @Nullable Instant journaledAt,
            @Nullable Instant effectStartedAt,
            @Nullable Instant effectDoneAt,
            Instant doneAt) {}
}
