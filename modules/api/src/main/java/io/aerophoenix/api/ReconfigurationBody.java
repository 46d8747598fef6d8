package io.aerophoenix.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a machine is configured with, described for readers of the API: the whole spec, as it is answered.
@Schema(name = "Reconfiguration", requiredProperties = "spec")
public record ReconfigurationBody(WholeSpecBody spec) {
    @Schema(
            name = "WholeSpec",
            description = "What is left out has its default again, but for name and driver")
    public record WholeSpecBody(
            @Schema(description = "The machine's own, or left out") @Nullable String name,
            @Schema(description = "The machine's own, or left out") @Nullable String driver,
            @Schema(description = "Program and arguments", maxItems = 256)
                    @Nullable List<String> command,
            @Schema(maxProperties = 256) @Nullable Map<String, String> env,
            @Schema(description = "Absolute; without it, a folder of the machine's own")
                    @Nullable String workingDirectory,
            SpecBody.@Nullable ResourcesBody resources,
            SpecBody.@Nullable RestartBody restart,
            SpecBody.@Nullable StopBody stop,
            @Schema(description = "Free labels", maxProperties = 256)
                    @Nullable Map<String, String> metadata,
            @Schema(maxItems = 10) @Nullable List<CheckBody> checks,
            @Schema(maxItems = 10) @Nullable List<MountBody> mounts) {}
}
