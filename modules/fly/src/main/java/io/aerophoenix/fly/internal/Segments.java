package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.VolumeId;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
import java.util.List;

/// The parts of a path.
final class Segments {
    private Segments() {}

    /// Those after `/fly/v1`, decoded.
    static List<String> of(ContainerRequestContext request) {
        return Arrays.stream(request.getUriInfo().getPath().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /// @throws WebApplicationException with status 404: what no app can be called is none
    static AppName app(String segment) {
        try {
            return new AppName(segment);
        } catch (IllegalArgumentException e) {
            throw MachineDoor.error(404, MachineDoor.APP_NOT_FOUND);
        }
    }

    /// @throws WebApplicationException with status 404: what is no id names no volume
    static VolumeId volume(String segment) {
        try {
            return new VolumeId(segment);
        } catch (IllegalArgumentException e) {
            throw MachineDoor.error(404, "volume not found");
        }
    }
}
