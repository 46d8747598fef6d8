package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The words of this API for where machines stand.
final class MachineWords {
    static final String FAILED = "failed";

    /// Words of the original for states through which no machine here passes.
    private static final Set<String> FOREIGN =
            Set.of(
                    "creating",
                    "destroying",
                    "launch_failed",
                    "migrated",
                    "replaced",
                    "replacing",
                    "restarting",
                    "suspending",
                    "updating");

    private MachineWords() {}

    static String of(Machine machine) {
        return of(machine, machine.state());
    }

    /// For a state through which the machine has passed.
    static String of(Machine machine, MachineState state) {
        return state == MachineState.STOPPED && neverRan(machine) ? FAILED : of(state);
    }

    private static boolean neverRan(Machine machine) {
        return machine.status().instance() == null && machine.status().lastError() != null;
    }

    static String of(MachineState state) {
        return switch (state) {
            case CREATED -> "created";
            case STARTING -> "starting";
            case RUNNING, MIGRATING -> "started";
            case STOPPING -> "stopping";
            case STOPPED -> "stopped";
            case SUSPENDED -> "suspended";
            case TERMINATED -> "destroyed";
        };
    }

    /// The states of which some machine may be called so, if the word is one of this API.
    static Optional<Set<MachineState>> states(String word) {
        var states = EnumSet.noneOf(MachineState.class);
        for (var state : MachineState.values()) {
            if (of(state).equals(word)) {
                states.add(state);
            }
        }
        if (word.equals(FAILED)) {
            states.add(MachineState.STOPPED);
        }
        return states.isEmpty() && !FOREIGN.contains(word) ? Optional.empty() : Optional.of(states);
    }
}
