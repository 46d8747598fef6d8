package io.aerophoenix.api;

import io.aerophoenix.lifecycle.MachinePage;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Part of a list of machines.
@Schema(
        name = "Machines",
        requiredProperties = {"machines", "next", "total"})
public record MachinesBody(
        List<MachineOrQuarantinedBody> machines,
        @Schema(nullable = true, description = "Pass it as `after`; null on the last page")
                @Nullable String next,
        @Schema(description = "How many there are in all") int total)
        implements Body {
    /// @param now by which expired leases are left out
    public static MachinesBody of(MachinePage page, Instant now) {
        var next = page.next();
        return new MachinesBody(
                page.machines().stream().map(it -> MachineOrQuarantinedBody.of(it, now)).toList(),
                next == null ? null : next.value(),
                page.total());
    }
}
