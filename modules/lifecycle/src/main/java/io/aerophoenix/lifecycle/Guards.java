package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an order must pass before anything happens: pure questions, each answered with a refusal or nothing.
///
/// They are asked in this order: version, move, lock; then, by the actor, the room at the driver and the driver's own
/// objections.
final class Guards {
    private Guards() {}

    static Optional<Refusal> check(Machine machine, Lifecycle.Order order) {
        return version(machine, order)
                .or(() -> move(machine, remaining(machine, order.actions()).getFirst()))
                .or(() -> lock(machine));
    }

    /// The actions that are left to do: an order that begins with a stop means, for a machine that does not run, what
    /// comes after it. So a stopped machine can be restarted, and destroyed by force.
    static List<Action> remaining(Machine machine, List<Action> actions) {
        boolean atRest =
                machine.state() == MachineState.CREATED || machine.state() == MachineState.STOPPED;
        return atRest && actions.size() > 1 && actions.getFirst() == Action.STOP
                ? actions.subList(1, actions.size())
                : actions;
    }

    private static Optional<Refusal> version(Machine machine, Lifecycle.Order order) {
        var expected = order.expectedVersion();
        if (expected == null || expected == machine.version()) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(
                        ErrorCode.VERSION_CONFLICT,
                        "%s is at version %d, not %d; read it again and decide anew"
                                .formatted(machine.id(), machine.version(), expected),
                        Map.of(
                                "state",
                                machine.state().word(),
                                "version",
                                machine.version(),
                                "expected",
                                expected)));
    }

    private static Optional<Refusal> move(Machine machine, Action action) {
        if (from(action).contains(machine.state())) {
            return Optional.empty();
        }
        var allowed = words(machine.state());
        var from = from(action).stream().map(MachineState::word).toList();
        return Optional.of(
                new Refusal(
                        ErrorCode.INVALID_TRANSITION,
                        "%s is %s and cannot %s; that takes a machine that is %s. %s"
                                .formatted(
                                        machine.id(),
                                        machine.state().word(),
                                        action.word(),
                                        String.join(" or ", from),
                                        allowed.isEmpty()
                                                ? "Nothing follows this state: create a new machine."
                                                : "From here it can become "
                                                        + String.join(" or ", allowed)
                                                        + "."),
                        Map.of("state", machine.state().word(), "allowed", allowed)));
    }

    private static List<String> words(MachineState state) {
        return state.next().stream().map(MachineState::word).toList();
    }

    /// The states from which an action may be asked for.
    static List<MachineState> from(Action action) {
        return switch (action) {
            case START, DESTROY -> List.of(MachineState.CREATED, MachineState.STOPPED);
            case STOP -> List.of(MachineState.RUNNING, MachineState.SUSPENDED);
            case SUSPEND -> List.of(MachineState.RUNNING);
            case RESUME -> List.of(MachineState.SUSPENDED);
        };
    }

    private static Optional<Refusal> lock(Machine machine) {
        var operation = machine.status().operation();
        if (operation == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(
                        ErrorCode.LOCKED,
                        "%s is held by a %s of %s since %s; wait for it, or look at the machine"
                                .formatted(
                                        machine.id(),
                                        operation.action().word(),
                                        operation.actor(),
                                        operation.intendedAt()),
                        Map.of(
                                "state", machine.state().word(),
                                "holder", operation.actor(),
                                "operation", operation.action().word(),
                                "since", operation.intendedAt().toString())));
    }
}
