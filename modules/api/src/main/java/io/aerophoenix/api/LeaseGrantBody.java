package io.aerophoenix.api;

import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.MachineId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A lease as it was acquired, with the nonce that proves its holder.
@Schema(
        name = "LeaseGrant",
        requiredProperties = {"machine", "nonce", "holder", "reason", "acquiredAt", "expiresAt"})
public record LeaseGrantBody(
        String machine,
        @Schema(
                        description =
                                "Send it as `Machine-Lease-Nonce` with every change of the machine. It is shown only once")
                String nonce,
        String holder,
        String reason,
        Instant acquiredAt,
        Instant expiresAt)
        implements Body {
    public static LeaseGrantBody of(MachineId machine, Lease lease, String nonce) {
        return new LeaseGrantBody(
                machine.value(),
                nonce,
                lease.holder(),
                lease.reason(),
                lease.acquiredAt(),
                lease.expiresAt());
    }

    /// Leaves out the nonce.
    @Override
    public String toString() {
        return "LeaseGrantBody[machine=" + machine + "]";
    }
}
