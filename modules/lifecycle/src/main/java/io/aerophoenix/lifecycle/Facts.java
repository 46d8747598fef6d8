package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
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
        int restarts) {

    /// What a change keeps unless it says otherwise: the lives, and the count of restarts. Errors, operations and plans
    /// are of the change that they came with.
    static Facts keptFrom(MachineStatus status) {
        return new Facts(status.instance(), status.lastExit(), null, null, null, status.restarts());
    }

    Facts withInstance(Instance now) {
        return new Facts(now, lastExit, lastError, operation, restartAt, restarts);
    }

    Facts withExit(Exit now) {
        return new Facts(instance, now, lastError, operation, restartAt, restarts);
    }

    Facts withError(String now) {
        return new Facts(instance, lastExit, now, operation, restartAt, restarts);
    }

    Facts withOperation(@Nullable Operation now) {
        return new Facts(instance, lastExit, lastError, now, restartAt, restarts);
    }

    Facts withRestart(@Nullable Instant at, int soFar) {
        return new Facts(instance, lastExit, lastError, operation, at, soFar);
    }
}
