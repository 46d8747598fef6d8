package io.aerophoenix.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a command is run with beside a workload, described for readers of the API.
@Schema(name = "Execution", requiredProperties = "command")
public record ExecutionBody(
        @Schema(
                        description = "Program and arguments",
                        minItems = 1,
                        maxItems = 256,
                        example = "[\"ps\", \"ax\"]")
                List<String> command,
        @Schema(description = "What it reads from its standard input, 256 KiB at most")
                @Nullable String input,
        @Schema(
                        description = "It is killed after that",
                        minimum = "1",
                        maximum = "300",
                        defaultValue = "10")
                @Nullable Integer timeoutSeconds) {}
