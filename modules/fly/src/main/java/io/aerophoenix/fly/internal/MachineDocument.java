package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.Health;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A machine as this API shows it.
///
/// @param imageRef null for a machine without an image
/// @param config null in a summary
/// @param events null where they were not looked up, as in lists
/// @param checks null for a machine without any, and in a summary
/// @param hostStatus null in a summary
/// @param nonce of a lease that was acquired with it; null otherwise
record MachineDocument(
        String id,
        String name,
        String state,
        String region,
        @Nullable MachineImage imageRef,
        String instanceId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable JsonNode config,
        @Nullable List<EventDocument> events,
        @Nullable List<CheckDocument> checks,
        @Nullable String hostStatus,
        @Nullable String nonce)
        implements Document {
    static MachineDocument summary(Machine machine) {
        return of(machine, null, null, null, null, null);
    }

    /// @param health of a machine with checks; null otherwise
    static MachineDocument whole(
            Machine machine,
            @Nullable Health health,
            @Nullable List<EventDocument> events,
            @Nullable String nonce) {
        return of(
                machine,
                ConfigWriter.write(machine.spec()),
                events,
                health == null ? null : CheckDocument.all(machine, health),
                "ok",
                nonce);
    }

    private static MachineDocument of(
            Machine machine,
            @Nullable JsonNode config,
            @Nullable List<EventDocument> events,
            @Nullable List<CheckDocument> checks,
            @Nullable String hostStatus,
            @Nullable String nonce) {
        return new MachineDocument(
                machine.id().value(),
                machine.name().value(),
                MachineWords.of(machine),
                machine.region().value(),
                image(machine.spec()),
                MachineStamp.ofInstance(machine).toString(),
                machine.createdAt(),
                machine.status().updatedAt(),
                config,
                events,
                checks,
                hostStatus,
                nonce);
    }

    private static @Nullable MachineImage image(MachineSpec spec) {
        var image = ConfigWriter.image(spec);
        return image.isEmpty() ? null : MachineImage.of(image);
    }
}
