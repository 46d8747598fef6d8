package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import org.jspecify.annotations.Nullable;

/// In what a driver's truth and the journal differ, for one workload. Decided purely.
sealed interface Difference {
    /// It runs in the journal, and is not there.
    record Gone() implements Difference {}

    /// It runs in the journal, and is frozen.
    record Frozen() implements Difference {}

    /// It is frozen in the journal, and runs.
    record Thawed() implements Difference {}

    /// It lives, and is not what the journal says that its machine runs: left from an earlier life.
    record Left(IntentId startedBy) implements Difference {}

    /// What is to be mended for a machine whose own workload the driver sees like this; null when nothing is.
    ///
    /// A machine that an operation holds is left alone: the operation says what is to become of it.
    ///
    /// @param seen null when the driver does not report it
    static @Nullable Difference ofOwn(Machine machine, @Nullable Alive seen) {
        if (machine.status().operation() != null) {
            return null;
        }
        return switch (machine.state()) {
            case RUNNING -> seen == null ? new Gone() : isFrozen(seen) ? new Frozen() : null;
            case SUSPENDED -> seen == null ? new Gone() : isFrozen(seen) ? null : new Thawed();
            case CREATED, STARTING, STOPPING, STOPPED, MIGRATING, TERMINATED -> null;
        };
    }

    private static boolean isFrozen(Alive seen) {
        return switch (seen) {
            case RUNNING -> false;
            case SUSPENDED -> true;
        };
    }

    /// What is to be done about a workload that lives, by the machine whose it is; null when it is the machine's own, or
    /// may be about to be.
    static @Nullable Difference ofAlive(Machine machine, IntentId startedBy) {
        if (machine.status().operation() != null || owns(machine, startedBy)) {
            return null;
        }
        return new Left(startedBy);
    }

    private static boolean owns(Machine machine, IntentId startedBy) {
        var instance = machine.status().instance();
        boolean runs =
                machine.state() == MachineState.RUNNING
                        || machine.state() == MachineState.SUSPENDED;
        return runs && instance != null && instance.startedBy().equals(startedBy);
    }
}
