package io.aerophoenix.fleet;

import java.time.Instant;
import java.util.List;

/// The operation that holds a machine: its intent is durable, its outcome is not known yet.
///
/// @param intent names the effect that is under way
/// @param action the effect
/// @param then the actions that follow when this one succeeds, as in a restart
/// @param actor who asked
/// @param cause why
/// @param queuedAt when the request arrived
/// @param intendedAt when the intent was written
public record Operation(
        IntentId intent,
        Action action,
        List<Action> then,
        String actor,
        Cause cause,
        Instant queuedAt,
        Instant intendedAt) {
    public Operation {
        then = List.copyOf(then);
    }
}
