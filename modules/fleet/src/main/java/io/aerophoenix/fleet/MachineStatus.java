package io.aerophoenix.fleet;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of a machine that changes.
///
/// @param version raised by one with each transition, from 1
/// @param step raised by one with each journal entry of this machine, from 1; what makes a replay idempotent
/// @param updatedAt when the latest entry was decided
/// @param instance the workload's current life, or its last; null before the first start
/// @param lastExit how the last life ended; null before the first end
/// @param lastError why the latest operation failed; null when it succeeded
/// @param operation what holds the machine now; null when nothing does
/// @param restartAt when the restart policy starts it again; null when it does not
/// @param cordoned whether it is to be given no new work, until somebody takes that back
/// @param configured the version that brought its present spec
/// @param lease who alone may change it for now; may have expired; null when nobody has asked for that
/// @param restarts starts in a row by the restart policy; 0 again when somebody asks for a start or a life lasted
public record MachineStatus(
        MachineState state,
        long version,
        long step,
        Instant updatedAt,
        @Nullable Instance instance,
        @Nullable Exit lastExit,
        @Nullable String lastError,
        @Nullable Operation operation,
        @Nullable Instant restartAt,
        int restarts,
        boolean cordoned,
        long configured,
        @Nullable Lease lease) {
    /// The lease, unless it has expired.
    public Optional<Lease> leaseAt(Instant now) {
        return Optional.ofNullable(lease).filter(it -> it.holdsAt(now));
    }
}
