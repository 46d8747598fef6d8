package io.aerophoenix.api;

import io.aerophoenix.fleet.Instance;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What runs, or ran last, for a machine.
@Schema(name = "Instance")
public record InstanceBody(
        @Schema(nullable = true) @Nullable Long pid, Instant startedAt, List<LimitBody> limits) {
    static @Nullable InstanceBody of(@Nullable Instance instance) {
        if (instance == null) {
            return null;
        }
        var limits = instance.limits().stream().map(LimitBody::of).toList();
        return new InstanceBody(instance.pid(), instance.startedAt(), limits);
    }

    @Schema(name = "Limit", description = "A limit as it is in force")
    public record LimitBody(
            String resource,
            @Schema(nullable = true, description = "null where nothing enforces it")
                    @Nullable Double value,
            @Schema(description = "What enforces it", example = "cgroup-v2") String by) {
        private static LimitBody of(Instance.Limit limit) {
            return new LimitBody(limit.resource(), limit.value(), limit.by());
        }
    }
}
