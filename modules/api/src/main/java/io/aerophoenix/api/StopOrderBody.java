package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a machine is to be stopped this once, described for readers of the API.
@Schema(
        name = "StopOrder",
        description = "For this stop only; what is left out is as the machine's spec says")
public record StopOrderBody(
        @Schema(example = "SIGINT") @Nullable String signal,
        @Schema(description = "Seconds until SIGKILL follows", minimum = "0", maximum = "300")
                @Nullable Long graceSeconds) {}
