package io.aerophoenix.api;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a machine's owner wants it to be, as answered. Its parts serve in [NewMachineBody] and [ReconfigurationBody] too.
@Schema(name = "MachineSpec")
public record SpecBody(
        List<String> command,
        Map<String, String> env,
        @Schema(nullable = true) @Nullable String workingDirectory,
        ResourcesBody resources,
        RestartBody restart,
        StopBody stop,
        Map<String, String> metadata,
        List<CheckBody> checks,
        List<MountBody> mounts) {
    static SpecBody of(MachineSpec spec) {
        return new SpecBody(
                spec.command(),
                new TreeMap<>(spec.env()),
                spec.workingDirectory(),
                ResourcesBody.of(spec.resources()),
                RestartBody.of(spec.restart()),
                StopBody.of(spec.stop()),
                new TreeMap<>(spec.metadata()),
                spec.checks().stream().map(CheckBody::of).toList(),
                spec.mounts().stream().map(MountBody::of).toList());
    }

    @Schema(name = "Resources")
    public record ResourcesBody(
            @Schema(description = "Processors, fractions allowed", defaultValue = "1") double cpus,
            @Schema(description = "MiB", defaultValue = "256") long memoryMb) {
        public static ResourcesBody of(Resources resources) {
            return new ResourcesBody(resources.cpus(), resources.memoryMb());
        }
    }

    @Schema(name = "RestartPolicy")
    public record RestartBody(
            @Schema(
                            enumeration = {"never", "on-failure", "always"},
                            defaultValue = "never")
                    String policy,
            @Schema(
                            description =
                                    "Failed starts in a row before it is left stopped; 0: no limit",
                            minimum = "0",
                            maximum = "1000",
                            defaultValue = "10")
                    int maxRetries) {
        static RestartBody of(RestartPolicy policy) {
            return new RestartBody(policy.mode().word(), policy.maxRetries());
        }
    }

    @Schema(name = "StopPolicy")
    public record StopBody(
            @Schema(defaultValue = "SIGTERM") String signal,
            @Schema(
                            description = "Seconds until SIGKILL follows",
                            minimum = "0",
                            maximum = "300",
                            defaultValue = "10")
                    long graceSeconds) {
        static StopBody of(StopPolicy policy) {
            return new StopBody(policy.signal(), policy.grace().toSeconds());
        }
    }
}
