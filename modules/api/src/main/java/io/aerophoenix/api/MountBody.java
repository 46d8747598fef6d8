package io.aerophoenix.api;

import io.aerophoenix.fleet.Mount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A volume that a machine's workload gets, as asked for and as answered.
@Schema(
        name = "Mount",
        requiredProperties = {"volume", "name", "path"})
public record MountBody(
        @Schema(example = "vol_8z0k3w6q4x9v2t1d") String volume,
        @Schema(description = "What the app calls the volume", example = "data") String name,
        @Schema(description = "Where the workload expects it, absolute", example = "/data")
                String path) {
    static MountBody of(Mount mount) {
        return new MountBody(mount.volume().value(), mount.name(), mount.path());
    }
}
