package io.aerophoenix.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operation that holds a machine: its intent is durable, its outcome is not known yet.
///
/// @param intent names the effect that is under way
/// @param action the effect
/// @param then the actions that follow when this one succeeds, as in a restart
/// @param stop how a stop is to be done, where it is not as the spec says; null where it is
/// @param actor who asked
/// @param cause why
/// @param queuedAt when the request arrived
/// @param intendedAt when the intent was written
public record Operation(
        IntentId intent,
        Action action,
        List<Action> then,
        @Nullable StopPolicy stop,
        String actor,
        Cause cause,
        Instant queuedAt,
        Instant intendedAt) {
    public Operation {
        then = List.copyOf(then);
    }
}
