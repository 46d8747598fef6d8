package io.aerophoenix.api;

import io.aerophoenix.fleet.Lease;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who alone may change a machine for now. Never with the nonce, which is the holder's.
@Schema(
        name = "Lease",
        requiredProperties = {"holder", "reason", "acquiredAt", "expiresAt"})
public record LeaseBody(
        String holder,
        @Schema(description = "What for, in the holder's words") String reason,
        Instant acquiredAt,
        @Schema(description = "It ends by itself then, unless it is renewed") Instant expiresAt) {
    static @Nullable LeaseBody of(@Nullable Lease lease) {
        return lease == null
                ? null
                : new LeaseBody(
                        lease.holder(), lease.reason(), lease.acquiredAt(), lease.expiresAt());
    }
}
