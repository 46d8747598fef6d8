package io.aerophoenix.console.internal;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.Command.MachineCommand;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an operator can ask of a machine on its page.
enum Gesture {
    START,
    STOP,
    SUSPEND,
    RESUME,
    RESTART,
    DESTROY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return name().charAt(0) + word().substring(1);
    }

    static Optional<Gesture> ofWord(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /// The request that it stands for. Destroying names the version that the operator has seen and confirmed.
    MachineCommand of(Machine machine) {
        var id = machine.id();
        return switch (this) {
            case START -> new Command.StartMachine(id, Precondition.NONE);
            case STOP -> new Command.StopMachine(id, Precondition.NONE);
            case SUSPEND -> new Command.SuspendMachine(id, Precondition.NONE);
            case RESUME -> new Command.ResumeMachine(id, Precondition.NONE);
            case RESTART -> new Command.RestartMachine(id, Precondition.NONE);
            case DESTROY ->
                    machine.state().mayBecome(MachineState.TERMINATED)
                            ? new Command.DestroyMachine(
                                    id, Precondition.version(machine.version()))
                            : new Command.ForceDestroyMachine(
                                    id, Precondition.version(machine.version()));
        };
    }

    /// Whether a machine in this state can be asked.
    boolean fits(MachineState state) {
        return switch (this) {
            case START -> state.mayBecome(MachineState.STARTING);
            case STOP, RESTART -> state == MachineState.RUNNING || state == MachineState.SUSPENDED;
            case SUSPEND -> state == MachineState.RUNNING;
            case RESUME -> state == MachineState.SUSPENDED;
            case DESTROY -> START.fits(state) || STOP.fits(state);
        };
    }

    /// The gesture that takes a machine from one state to a next one; empty where the region alone makes that move.
    static Optional<Gesture> between(MachineState from, MachineState to) {
        return switch (to) {
            case STARTING -> Optional.of(START);
            case STOPPING -> Optional.of(STOP);
            case SUSPENDED -> Optional.of(SUSPEND);
            case TERMINATED -> Optional.of(DESTROY);
            case RUNNING -> from == MachineState.SUSPENDED ? Optional.of(RESUME) : Optional.empty();
            case STOPPED -> from == MachineState.SUSPENDED ? Optional.of(STOP) : Optional.empty();
            case CREATED, MIGRATING -> Optional.empty();
        };
    }
}
