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
/// @param version the machine's
/// @param busy whether an operation holds the machine: what a check finds then, says nothing
record WatchedLife(
        MachineId machine, Instance instance, MachineSpec spec, long version, boolean busy) {
    /// Empty when there is nothing to try.
    static Optional<WatchedLife> of(Machine machine) {
        var instance = machine.status().instance();
        return instance == null
                        || machine.state() != MachineState.RUNNING
                        || machine.spec().checks().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WatchedLife(
                                machine.id(),
                                instance,
                                machine.spec(),
                                machine.version(),
                                machine.status().operation() != null));
    }

    Instant startedAt() {
        return instance.startedAt();
    }

    List<HealthCheck> checks() {
        return spec.checks();
    }

    boolean isTheSameLifeAs(WatchedLife other) {
        return instance.startedBy().equals(other.instance.startedBy());
    }
}
