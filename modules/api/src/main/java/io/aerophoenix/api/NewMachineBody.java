package io.aerophoenix.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a creation is asked with. It describes the document for readers of the API; the document itself is read field
/// by field, so that every fault in it is named at once.
@Schema(
        name = "NewMachine",
        requiredProperties = {"name", "driver"})
public record NewMachineBody(
        @Schema(
                        description = "Unique among the living machines of the app",
                        pattern = "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?",
                        example = "web-1")
                String name,
        @Schema(description = "The region to create it in; without it, the one that is asked")
                @Nullable String region,
        @Schema(description = "Which driver runs it", example = "process") String driver,
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
        @Schema(description = "What tells whether its workload is well", maxItems = 10)
                @Nullable List<CheckBody> checks,
        @Schema(description = "The volumes that its workload gets", maxItems = 10)
                @Nullable List<MountBody> mounts) {}
