package io.aerophoenix.fly.internal;

import io.aerophoenix.control.LeaseCommand;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.http.Faults;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A lease as a request wants it.
///
/// @param description what for
record MachineLease(Duration ttl, String description) {
    static final long DEFAULT_SECONDS = 30;

    private static final String TTL = "ttl";
    private static final String LEASE_TTL = "lease_ttl";
    private static final String DESCRIPTION = "description";

    /// That of a request that is about something else; null when it wants none.
    static @Nullable MachineLease onTheWay(ConfigFields body) {
        return body.whole(LEASE_TTL, 0) == 0
                ? null
                : new MachineLease(
                        Duration.ofSeconds(body.whole(LEASE_TTL, 1, Lease.LONGEST.toSeconds(), 0)),
                        "");
    }

    /// That of a request for a lease: what its query says goes before what its body says.
    static MachineLease of(MachineParameters query, ConfigFields body) {
        var asked = query.whole(TTL);
        long seconds = asked == null ? body.whole(TTL, DEFAULT_SECONDS) : asked;
        if (seconds < 1 || seconds > Lease.LONGEST.toSeconds()) {
            throw Faults.refusal(
                    TTL, "must be 1 to %d seconds".formatted(Lease.LONGEST.toSeconds()));
        }
        var description = query.text(DESCRIPTION);
        return new MachineLease(
                Duration.ofSeconds(seconds),
                description == null ? body.text(DESCRIPTION, "") : description);
    }

    /// @return its nonce
    String acquire(MachineDoor door, Machine machine) {
        return grant(door, machine).nonce();
    }

    LeaseCommand.LeaseGrant grant(MachineDoor door, Machine machine) {
        return door.ask(
                machine.id(), new LeaseCommand.AcquireLease(machine.id(), description, ttl));
    }

    Machine renew(MachineDoor door, Machine machine, String nonce) {
        return door.ask(machine.id(), new LeaseCommand.RenewLease(machine.id(), ttl, nonce));
    }
}
