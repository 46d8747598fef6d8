package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Machine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A machine in a list over all apps of the organization.
///
/// @param version the same as `instanceId`, as the original also calls it
/// @param config no more of it than is needed to tell machines apart; null in a summary
record OrganizationMachineDocument(
        String id,
        String appName,
        String name,
        String state,
        String region,
        String instanceId,
        String version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable JsonNode config)
        implements Document {
    private static final List<String> TELLING = List.of("guest", "image", "metadata");

    static OrganizationMachineDocument summary(Machine machine) {
        return of(machine, null);
    }

    static OrganizationMachineDocument whole(Machine machine) {
        return of(machine, ConfigWriter.write(machine.spec()).retain(TELLING));
    }

    private static OrganizationMachineDocument of(Machine machine, @Nullable JsonNode config) {
        var instance = MachineStamp.ofInstance(machine).toString();
        return new OrganizationMachineDocument(
                machine.id().value(),
                machine.app().value(),
                machine.name().value(),
                MachineWords.of(machine),
                machine.region().value(),
                instance,
                instance,
                machine.createdAt(),
                machine.status().updatedAt(),
                config);
    }
}
