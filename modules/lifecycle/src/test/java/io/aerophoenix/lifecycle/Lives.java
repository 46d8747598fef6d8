package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Machines with health checks, somewhere in their lives.
final class Lives {
    private Lives() {}

    static Machine running(String name, HealthCheck... checks) {
        return running(name, 1, NOON, checks);
    }

    /// @param life which of its lives it is, from 1
    static Machine running(String name, int life, Instant since, HealthCheck... checks) {
        return machine(name, MachineState.RUNNING, life, 10L * life, since, null, checks);
    }

    /// The same life, later.
    static Machine configured(String name, int life, Instant since, HealthCheck... checks) {
        return machine(name, MachineState.RUNNING, life, 10L * life + 1, since, null, checks);
    }

    static Machine suspended(String name, HealthCheck... checks) {
        return machine(name, MachineState.SUSPENDED, 1, 11, NOON, null, checks);
    }

    static Machine stopped(String name, HealthCheck... checks) {
        return machine(name, MachineState.STOPPED, 1, 12, NOON, null, checks);
    }

    /// Runs, and is about to be frozen.
    static Machine busy(String name, HealthCheck... checks) {
        var freeze =
                new Operation(
                        new IntentId(Samples.id(name), 11),
                        Action.SUSPEND,
                        List.of(),
                        null,
                        "ada",
                        Cause.REQUEST,
                        NOON,
                        NOON);
        return machine(name, MachineState.RUNNING, 1, 11, NOON, freeze, checks);
    }

    private static Machine machine(
            String name,
            MachineState state,
            int life,
            long step,
            Instant since,
            @Nullable Operation operation,
            HealthCheck... checks) {
        var id = Samples.id(name);
        var instance = new Instance(new IntentId(id, life), since, null, List.of());
        return new Machine(
                id,
                Samples.DEMO,
                Samples.IAD,
                withChecks(Samples.spec(name), List.of(checks)),
                NOON,
                "digest",
                new MachineStatus(
                        state, step, step, since, instance, null, null, operation, null, 0, false,
                        1, null));
    }

    static MachineSpec withChecks(MachineSpec spec, List<HealthCheck> checks) {
        return new MachineSpec(
                spec.name(),
                spec.driver(),
                spec.command(),
                spec.env(),
                spec.workingDirectory(),
                spec.resources(),
                spec.restart(),
                spec.stop(),
                spec.metadata(),
                checks);
    }
}
