package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.http.RefusedException;
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

    /// @throws RefusedException with `not_found`: what no app can be called is none
    static AppName app(String segment) {
        try {
            return new AppName(segment);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(
                    ErrorCode.NOT_FOUND, "app not found: %s".formatted(e.getMessage()));
        }
    }

    /// @throws RefusedException with `not_found`: what is no id names no volume
    static VolumeId volume(String segment) {
        try {
            return new VolumeId(segment);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(
                    ErrorCode.NOT_FOUND, "volume not found: %s".formatted(e.getMessage()));
        }
    }
}
