package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A life of a machine that has health checks, while it runs.
///
/// @param known the machine, as it stands
/// @param busy whether an operation holds the machine: what a check finds then, says nothing
record WatchedLife(Machine known, Instance instance, boolean busy) {
    /// Empty when there is nothing to try.
    static Optional<WatchedLife> of(Machine machine) {
        var instance = machine.status().instance();
        return instance == null
                        || machine.state() != MachineState.RUNNING
                        || machine.spec().checks().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WatchedLife(machine, instance, machine.status().operation() != null));
    }

    MachineId machine() {
        return known.id();
    }

    MachineSpec spec() {
        return known.spec();
    }

    long version() {
        return known.version();
    }

    Instant startedAt() {
        return instance.startedAt();
    }

    List<HealthCheck> checks() {
        return spec().checks();
    }

    boolean isTheSameLifeAs(WatchedLife other) {
        return instance.startedBy().equals(other.instance.startedBy());
    }
}
