package io.aerophoenix.api;

import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.MachineId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The lease of one machine, as it is asked for by itself.
@Schema(
        name = "MachineLease",
        requiredProperties = {"machine", "holder", "reason", "acquiredAt", "expiresAt"})
public record MachineLeaseBody(
        String machine, String holder, String reason, Instant acquiredAt, Instant expiresAt)
        implements Body {
    public static MachineLeaseBody of(MachineId machine, Lease lease) {
        return new MachineLeaseBody(
                machine.value(),
                lease.holder(),
                lease.reason(),
                lease.acquiredAt(),
                lease.expiresAt());
    }
}
