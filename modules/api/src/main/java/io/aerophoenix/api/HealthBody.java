package io.aerophoenix.api;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.Health;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the health checks of a machine say.
@Schema(
        name = "Health",
        requiredProperties = {"machine", "verdict", "checks"})
public record HealthBody(
        String machine,
        @Schema(ref = "Verdict", description = "critical when one check is, passing when all are")
                String verdict,
        List<CheckedBody> checks)
        implements Body {
    public static HealthBody of(MachineId machine, Health health) {
        return new HealthBody(
                machine.value(),
                health.verdict().word(),
                health.checks().stream().map(CheckedBody::of).toList());
    }

    @Schema(
            name = "CheckedHealth",
            requiredProperties = {"name", "verdict", "inARow", "output", "at"})
    public record CheckedBody(
            String name,
            @Schema(ref = "Verdict") String verdict,
            @Schema(description = "How many of the latest tries came out the same way") int inARow,
            @Schema(
                            nullable = true,
                            description = "What the latest try found; null before the first")
                    @Nullable String output,
            @Schema(nullable = true, description = "When that was") @Nullable Instant at) {
        private static CheckedBody of(Health.Check check) {
            return new CheckedBody(
                    check.name(),
                    check.verdict().word(),
                    check.inARow(),
                    check.output(),
                    check.at());
        }
    }
}
