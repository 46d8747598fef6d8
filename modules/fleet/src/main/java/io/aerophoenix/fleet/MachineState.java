package io.aerophoenix.fleet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where a machine stands in its life. The constant order is the order in which lists show them.
public enum MachineState {
    CREATED,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    SUSPENDED,
    MIGRATING,
    TERMINATED;

    /// The whole table of moves: every other move is refused, whoever asks.
    public Set<MachineState> next() {
        return switch (this) {
            case CREATED -> EnumSet.of(STARTING, TERMINATED);
            case STARTING -> EnumSet.of(RUNNING, STOPPED);
            case RUNNING -> EnumSet.of(STOPPING, SUSPENDED, MIGRATING);
            case STOPPING -> EnumSet.of(STOPPED);
            case STOPPED -> EnumSet.of(STARTING, TERMINATED);
            case SUSPENDED, MIGRATING -> EnumSet.of(RUNNING, STOPPED);
            case TERMINATED -> EnumSet.noneOf(MachineState.class);
        };
    }

    public boolean mayBecome(MachineState target) {
        return next().contains(target);
    }

    /// Whether a machine in this state takes up its region's CPU and memory.
    public boolean holdsResources() {
        return switch (this) {
            case STARTING, RUNNING, STOPPING, SUSPENDED, MIGRATING -> true;
            case CREATED, STOPPED, TERMINATED -> false;
        };
    }

    /// The word that operators, logs, REST and docs use: the lower-case name.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MachineState> ofWord(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
