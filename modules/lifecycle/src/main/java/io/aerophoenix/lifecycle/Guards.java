package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an order must pass before anything happens: pure questions, each answered with a refusal or nothing.
///
/// They are asked in this order: version, move, operation, lease; then, by the actor, the room at the driver.
final class Guards {
    private Guards() {}

    static Optional<Refusal> check(Machine machine, Lifecycle.Order order, Instant now) {
        return version(machine, order).or(() -> wish(machine, order, now));
    }

    private static Optional<Refusal> wish(Machine machine, Lifecycle.Order order, Instant now) {
        return switch (order.wish()) {
            case Wish.Steps(var actions, _) ->
                    move(machine, remaining(machine, actions).getFirst())
                            .or(() -> operation(machine))
                            .or(() -> lease(machine, order, now));
            case Wish.Configure(var spec, _, _, _) ->
                    terminated(machine)
                            .or(() -> operation(machine))
                            .or(() -> lease(machine, order, now))
                            .or(() -> identity(machine, spec));
            case Wish.Label _ -> terminated(machine).or(() -> leaseOfAnother(machine, order, now));
            case Wish.Cordon _, Wish.Uncordon _, Wish.AcquireLease _ ->
                    terminated(machine).or(() -> lease(machine, order, now));
            case Wish.RenewLease _, Wish.ReleaseLease _ ->
                    noLease(machine, now).or(() -> lease(machine, order, now));
            case Wish.BreakLease _ -> noLease(machine, now);
            case Wish.Outcome _ -> terminated(machine);
            case Wish.Remember _ ->
                    atRest(machine, order).or(() -> leaseOfAnother(machine, order, now));
        };
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

    private static Optional<Refusal> operation(Machine machine) {
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

    /// What the region itself does, no lease keeps it from.
    private static Optional<Refusal> lease(Machine machine, Lifecycle.Order order, Instant now) {
        if (order.cause() != Cause.REQUEST) {
            return Optional.empty();
        }
        return machine.status()
                .leaseAt(now)
                .filter(lease -> order.nonce() == null || !lease.isOpenedBy(order.nonce()))
                .map(lease -> leased(machine, lease));
    }

    /// For what changes neither the life of a machine nor its workload's configuration: the lease's holder needs no nonce for
    /// it, as there are clients that bring none.
    private static Optional<Refusal> leaseOfAnother(
            Machine machine, Lifecycle.Order order, Instant now) {
        boolean byHolder =
                order.nonce() == null
                        && machine.status()
                                .leaseAt(now)
                                .filter(lease -> lease.holder().equals(order.actor()))
                                .isPresent();
        return byHolder ? Optional.empty() : lease(machine, order, now);
    }

    private static Refusal leased(Machine machine, Lease lease) {
        return new Refusal(
                ErrorCode.LOCKED,
                "%s is leased by %s until %s (%s); bring the lease's nonce, wait, or break the lease"
                        .formatted(machine.id(), lease.holder(), lease.expiresAt(), lease.reason()),
                Map.of(
                        "state", machine.state().word(),
                        "holder", lease.holder(),
                        "reason", lease.reason(),
                        "expiresAt", lease.expiresAt().toString()));
    }

    private static Optional<Refusal> noLease(Machine machine, Instant now) {
        return machine.status().leaseAt(now).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                ErrorCode.PRECONDITION_FAILED,
                                "nobody holds a lease of %s; it may have expired: acquire one"
                                        .formatted(machine.id()),
                                Map.of("state", machine.state().word())));
    }

    private static Optional<Refusal> terminated(Machine machine) {
        return machine.state() == MachineState.TERMINATED
                ? Optional.of(
                        new Refusal(
                                ErrorCode.INVALID_TRANSITION,
                                "%s is terminated. Nothing follows this state: create a new machine."
                                        .formatted(machine.id()),
                                Map.of("state", machine.state().word(), "allowed", List.of())))
                : Optional.empty();
    }

    /// What people do beside a workload takes one that is there.
    private static Optional<Refusal> atRest(Machine machine, Lifecycle.Order order) {
        boolean there =
                machine.state() == MachineState.RUNNING
                        || machine.state() == MachineState.SUSPENDED;
        return there || order.cause() != Cause.REQUEST
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                ErrorCode.PRECONDITION_FAILED,
                                "%s is %s: nothing of it runs; start it first"
                                        .formatted(machine.id(), machine.state().word()),
                                Map.of("state", machine.state().word())));
    }

    /// What makes a machine this one, and no other, stays.
    private static Optional<Refusal> identity(Machine machine, MachineSpec spec) {
        boolean same =
                machine.name().equals(spec.name()) && machine.spec().driver().equals(spec.driver());
        return same
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                ErrorCode.PRECONDITION_FAILED,
                                "%s keeps its name (%s) and its driver (%s); for others create a new machine"
                                        .formatted(
                                                machine.id(),
                                                machine.name(),
                                                machine.spec().driver())));
    }
}
