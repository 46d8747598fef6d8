package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a status says beside the state, while a change is being decided. See [MachineStatus] for the parts.
record Facts(
        @Nullable Instance instance,
        @Nullable Exit lastExit,
        @Nullable String lastError,
        @Nullable Operation operation,
        @Nullable Instant restartAt,
        int restarts,
        boolean cordoned,
        @Nullable Lease lease) {

    /// All that a status says: for a change that is no step along the table of moves.
    static Facts allOf(MachineStatus status) {
        return new Facts(
                status.instance(),
                status.lastExit(),
                status.lastError(),
                status.operation(),
                status.restartAt(),
                status.restarts(),
                status.cordoned(),
                status.lease());
    }

    /// What a step keeps unless it says otherwise: the lives, the count of restarts, and what people have attached.
    /// Errors, operations and plans are of the change that they came with.
    static Facts keptFrom(MachineStatus status) {
        return new Facts(
                status.instance(),
                status.lastExit(),
                null,
                null,
                null,
                status.restarts(),
                status.cordoned(),
                status.lease());
    }

    Facts withInstance(Instance now) {
        return new Facts(now, lastExit, lastError, operation, restartAt, restarts, cordoned, lease);
    }

    Facts withExit(Exit now) {
        return new Facts(instance, now, lastError, operation, restartAt, restarts, cordoned, lease);
    }

    Facts withError(String now) {
        return new Facts(instance, lastExit, now, operation, restartAt, restarts, cordoned, lease);
    }

    Facts withOperation(@Nullable Operation now) {
        return new Facts(instance, lastExit, lastError, now, restartAt, restarts, cordoned, lease);
    }

    Facts withRestart(@Nullable Instant at, int soFar) {
        return new Facts(instance, lastExit, lastError, operation, at, soFar, cordoned, lease);
    }

    Facts withCordon(boolean now) {
        return new Facts(instance, lastExit, lastError, operation, restartAt, restarts, now, lease);
    }

    Facts withLease(@Nullable Lease now) {
        return new Facts(
                instance, lastExit, lastError, operation, restartAt, restarts, cordoned, now);
    }
}
