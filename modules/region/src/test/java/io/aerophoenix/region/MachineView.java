package io.aerophoenix.region;

import io.aerophoenix.api.ExitBody;
import io.aerophoenix.api.InstanceBody;
import io.aerophoenix.api.OperationBody;
import io.aerophoenix.api.QuarantinedBody;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A machine as the region shows it, as far as tests look; also one that is quarantined.
///
/// @param version 0 for a quarantined one
record MachineView(
        String id,
        @Nullable String name,
        String state,
        long version,
        @Nullable InstanceBody instance,
        @Nullable OperationBody operation,
        @Nullable ExitBody lastExit,
        @Nullable String lastError,
        @Nullable Instant restartAt,
        int restarts,
        QuarantinedBody.@Nullable Quarantine quarantine) {

    /// The id of its process; it has run at least once.
    long pid() {
        var ran = Objects.requireNonNull(instance, () -> id + " has never run");
        return Objects.requireNonNull(ran.pid(), () -> id + " is no process");
    }

    /// A quarantined machine has no name that anybody can read.
    String nameOrId() {
        return name == null ? id : name;
    }

    boolean runs() {
        return state.equals("running") || state.equals("suspended");
    }

    boolean isAtRest() {
        return operation == null;
    }
}
