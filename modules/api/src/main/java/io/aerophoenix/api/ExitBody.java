package io.aerophoenix.api;

import io.aerophoenix.fleet.Exit;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How one life of a workload ended.
@Schema(name = "Exit")
public record ExitBody(
        @Schema(nullable = true) @Nullable Integer code,
        @Schema(nullable = true) @Nullable String signal,
        Instant at,
        @Schema(description = "A phrase for people", example = "exited with code 3")
                String reason) {
    static @Nullable ExitBody of(@Nullable Exit exit) {
        return exit == null
                ? null
                : new ExitBody(exit.code(), exit.signal(), exit.at(), exit.phrase());
    }
}
