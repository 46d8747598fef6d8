package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Machine;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Machines of all apps of the organization, those first that have not been changed for the longest time.
///
/// @param errorRegions the regions of which some machine cannot be shown, since its file cannot be read
record OrganizationMachinesDocument(
        List<OrganizationMachineDocument> machines,
        @Nullable String nextCursor,
        @Nullable String lastMachineId,
        @Nullable Instant lastUpdatedAt,
        List<String> errorRegions)
        implements Document {
    static OrganizationMachinesDocument of(
            OrganizationPage<Machine> page,
            Function<Machine, OrganizationMachineDocument> shown,
            List<String> errorRegions) {
        return new OrganizationMachinesDocument(
                page.items().stream().map(shown).toList(),
                page.next(),
                page.last().map(OrganizationCursor::id).orElse(null),
                page.last().map(OrganizationCursor::updatedAt).orElse(null),
                errorRegions);
    }
}
