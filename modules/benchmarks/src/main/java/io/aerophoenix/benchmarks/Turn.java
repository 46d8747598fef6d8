package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.MachineState;

/// One operation, as every design carries it out: the machine stops if it runs, and starts if it does not. Two moves:
/// one made durable before the effect, one after it.
///
/// @param through what the machine is during the effect
/// @param to what it is after
record Turn(MachineState through, MachineState to) {
    static final int MOVES = 2;

    private static final Turn STOP = new Turn(MachineState.STOPPING, MachineState.STOPPED);
    private static final Turn START = new Turn(MachineState.STARTING, MachineState.RUNNING);

    /// What comes next for a machine in this state; it may have to wait.
    static Turn from(MachineState state) {
        return state == MachineState.RUNNING || state == MachineState.STARTING ? STOP : START;
    }

    /// The guard: whether the table of moves has this one.
    boolean allowedFrom(MachineState state) {
        return state.mayBecome(through);
    }
}
