package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Machine;
import java.time.Duration;
import java.util.Optional;

/// Who alone may change a machine for now.
///
/// @param leftMillis how long it still lasts, counted down by the browser
/// @param objection why the operator may not break it; empty when they may
record LeasePicture(
        String holder,
        String reason,
        String acquired,
        String expires,
        long leftMillis,
        String objection) {
    static Optional<LeasePicture> of(Machine machine, Operator operator) {
        var now = operator.now();
        return machine.status()
                .leaseAt(now)
                .map(lease ->
                        new LeasePicture(
                                lease.holder(),
                                lease.reason(),
                                Wording.stamp(lease.acquiredAt()) + " UTC",
                                Wording.stamp(lease.expiresAt()) + " UTC",
                                Duration.between(now, lease.expiresAt()).toMillis(),
                                new Objections(machine, operator).toBreakingTheLease()));
    }
}
