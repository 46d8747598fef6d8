package io.aerophoenix.api;

import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Transition;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One move of one machine, with its story.
@Schema(name = "Transition")
public record TransitionBody(
        @Schema(description = "The machine's version after the move") long version,
        @Schema(nullable = true, description = "null for the creation") @Nullable String from,
        @Schema(ref = "MachineState") String to,
        @Schema(ref = "Cause") String cause,
        String actor,
        String intent,
        Instant queuedAt,
        @Schema(nullable = true) @Nullable Instant journaledAt,
        @Schema(nullable = true) @Nullable Instant effectStartedAt,
        @Schema(nullable = true) @Nullable Instant effectDoneAt,
        Instant doneAt,
        @Schema(nullable = true) @Nullable String error) {
    static TransitionBody of(Transition move) {
        var timings = move.timings();
        return new TransitionBody(
                move.version(),
                word(move.from()),
                move.to().word(),
                move.cause().word(),
                move.actor(),
                move.intent().toString(),
                timings.queuedAt(),
                timings.journaledAt(),
                timings.effectStartedAt(),
                timings.effectDoneAt(),
                timings.doneAt(),
                move.error());
    }

    private static @Nullable String word(@Nullable MachineState state) {
        return state == null ? null : state.word();
    }
}
