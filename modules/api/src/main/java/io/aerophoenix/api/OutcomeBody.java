package io.aerophoenix.api;

import io.aerophoenix.lifecycle.Execution;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a command that was run beside a workload ended.
@Schema(
        name = "ExecutionOutcome",
        requiredProperties = {"code", "signal", "stdout", "stderr", "truncated", "timedOut"})
public record OutcomeBody(
        @Schema(nullable = true, description = "null when a signal ended it")
                @Nullable Integer code,
        @Schema(nullable = true, description = "null when it exited", example = "SIGKILL")
                @Nullable String signal,
        @Schema(description = "The first MiB") String stdout,
        @Schema(description = "The first MiB") String stderr,
        @Schema(description = "Whether there was more of either") boolean truncated,
        @Schema(description = "Whether it was killed because its time was up") boolean timedOut)
        implements Body {
    public static OutcomeBody of(Execution.Outcome outcome) {
        return new OutcomeBody(
                outcome.code(),
                outcome.signal(),
                outcome.stdout(),
                outcome.stderr(),
                outcome.truncated(),
                outcome.timedOut());
    }
}
