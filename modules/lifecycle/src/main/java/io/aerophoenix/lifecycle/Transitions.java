package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.fleet.Transition.Timings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every step a machine takes, as a pure function from where it stands to a [Change]: a live region, a replay and a
/// simulation get the same answer.
///
/// An operation is two changes: [#intend] before its effect, [#conclude] after it, which saves outcome and state
/// together. A move that the table does not have fails here at once, since it can only be a bug.
final class Transitions {
    /// The actor of what nobody asked for.
    static final String REGION = "region";

    private Transitions() {}

    /// The first change of a machine: it is created, and what is to follow at once is already its operation. So a crash
    /// never leaves a machine that was to start and does not.
    static Change create(Lifecycle.Creation creation, Instant queuedAt, Instant now) {
        var intent = new IntentId(creation.id(), 1);
        var machine = blank(creation, now);
        var moves = new Moves(machine, new Moves.Story(Cause.REQUEST, creation.actor(), intent));
        var timings = new Timings(queuedAt, null, null, null, now);
        moves.begin(timings);
        var operation = firstOperation(creation, intent, queuedAt, now);
        if (operation != null) {
            moves.towards(operation.action(), timings, null);
        }
        var after = moves.after(now, Facts.keptFrom(machine.status()).withOperation(operation));
        return new Change(
                creation.id(), moves.made(), moves.notes(), after, machine.with(after), null);
    }

    private static Machine blank(Lifecycle.Creation creation, Instant now) {
        return new Machine(
                creation.id(),
                creation.app(),
                creation.region(),
                creation.spec(),
                now,
                creation.digest(),
                new MachineStatus(
                        MachineState.CREATED,
                        0,
                        0,
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        false,
                        1,
                        null));
    }

    private static @Nullable Operation firstOperation(
            Lifecycle.Creation creation, IntentId intent, Instant queuedAt, Instant now) {
        var then = creation.then();
        return then.isEmpty()
                ? null
                : new Operation(
                        intent,
                        then.getFirst(),
                        then.subList(1, then.size()),
                        null,
                        creation.actor(),
                        Cause.REQUEST,
                        queuedAt,
                        now);
    }

    /// Writes down what is about to be done, or, where that is all, what is done. [Guards] have passed.
    static Change decide(Machine machine, Lifecycle.Order order, Instant queuedAt, Instant now) {
        var change = decided(machine, order, queuedAt, now);
        return order.keyed() == null ? change : change.answering(kept(order.keyed(), order.wish()));
    }

    private static KeyedRequest kept(KeyedRequest keyed, Wish wish) {
        return wish instanceof Wish.AcquireLease lease && lease.sealed() != null
                ? keyed.withOutcome(lease.sealed())
                : keyed;
    }

    private static Change decided(
            Machine machine, Lifecycle.Order order, Instant queuedAt, Instant now) {
        var amendments = new Amendments(machine, order, now);
        return switch (order.wish()) {
            case Wish.Steps steps -> intend(machine, order, steps, queuedAt, now);
            case Wish.Configure wish ->
                    restartsFor(machine, wish)
                            ? restartAs(machine, order, wish, queuedAt, now)
                            : amendments.configure(wish);
            case Wish.Label wish -> amendments.label(wish);
            case Wish.Cordon() -> amendments.cordon();
            case Wish.Uncordon() -> amendments.uncordon();
            case Wish.AcquireLease wish -> amendments.acquire(wish);
            case Wish.RenewLease(var ttl) -> amendments.renew(ttl);
            case Wish.ReleaseLease() -> amendments.release();
            case Wish.BreakLease(var reason) -> amendments.breakLease(reason);
            case Wish.Remember wish -> amendments.remember(wish);
            case Wish.Outcome wish -> amendments.outcome(wish);
        };
    }

    /// Whether a workload has to be started anew to be what is wished.
    static boolean restartsFor(Machine machine, Wish.Configure wish) {
        return switch (machine.state()) {
            case RUNNING, SUSPENDED -> machine.spec().differsInWorkload(wish.spec());
            case CREATED, STARTING, STOPPING, STOPPED, MIGRATING, TERMINATED -> false;
        };
    }

    private static Change intend(
            Machine machine,
            Lifecycle.Order order,
            Wish.Steps wished,
            Instant queuedAt,
            Instant now) {
        return begin(
                machine,
                order,
                new Wish.Steps(Guards.remaining(machine, wished.actions()), wished.stop()),
                movesOf(machine, order),
                queuedAt,
                now);
    }

    private static Change restartAs(
            Machine machine,
            Lifecycle.Order order,
            Wish.Configure wish,
            Instant queuedAt,
            Instant now) {
        var moves = movesOf(machine, order);
        moves.configure(wish.specFor(machine), wish.kind(), now, wish.story());
        var steps = new Wish.Steps(List.of(Action.STOP, Action.START));
        return begin(machine, order, steps, moves, queuedAt, now);
    }

    private static Moves movesOf(Machine machine, Lifecycle.Order order) {
        return new Moves(
                machine, new Moves.Story(order.cause(), order.actor(), nextIntent(machine)));
    }

    private static Change begin(
            Machine machine,
            Lifecycle.Order order,
            Wish.Steps steps,
            Moves moves,
            Instant queuedAt,
            Instant now) {
        int restarts = order.cause() == Cause.RESTART_POLICY ? machine.status().restarts() + 1 : 0;
        var actions = steps.actions();
        var operation =
                new Operation(
                        nextIntent(machine),
                        actions.getFirst(),
                        actions.subList(1, actions.size()),
                        steps.stop(),
                        order.actor(),
                        order.cause(),
                        queuedAt,
                        now);
        moves.towards(operation.action(), new Timings(queuedAt, null, null, null, now), null);
        return moves.change(
                now,
                Facts.keptFrom(machine.status())
                        .withOperation(operation)
                        .withRestart(null, restarts));
    }

    /// Writes down what became of the operation that holds the machine, and begins the next action of it, if there is
    /// one.
    ///
    /// @param cause the operation's own, or [Cause#RECOVERY] when a restart found out
    static Change conclude(Machine machine, EffectResult result, Cause cause, Timings timings) {
        var operation = operationOf(machine);
        var moves =
                new Moves(machine, new Moves.Story(cause, operation.actor(), operation.intent()));
        var kept = Facts.keptFrom(machine.status());
        return switch (result) {
            case EffectResult.Started(var instance) -> {
                moves.to(MachineState.RUNNING, timings, null);
                yield succeed(machine, moves, timings, kept.withInstance(instance));
            }
            case EffectResult.Ended(var exit) -> {
                moves.to(MachineState.STOPPED, timings, null);
                yield succeed(machine, moves, timings, kept.withExit(exit));
            }
            case EffectResult.Done() -> {
                arrive(machine, moves, timings);
                yield succeed(machine, moves, timings, kept);
            }
            case EffectResult.Failed(var reason) ->
                    fail(machine, moves, timings, kept.withError(reason), reason);
            case EffectResult.Unknown(var reason) ->
                    throw new IllegalStateException(
                            "nobody can conclude what is not known: " + reason);
        };
    }

    private static void arrive(Machine machine, Moves moves, Timings timings) {
        var operation = operationOf(machine);
        var target = doneState(operation.action());
        if (operation.cause() == Cause.REPAIR && machine.state() == target) {
            moves.note(
                    Note.Kind.REPAIRED,
                    timings.doneAt(),
                    "the workload was not %s, as it should be; told to %s again"
                            .formatted(target.word(), operation.action().word()));
        } else {
            moves.to(target, timings, null);
        }
    }

    private static MachineState doneState(Action action) {
        return switch (action) {
            case SUSPEND -> MachineState.SUSPENDED;
            case RESUME -> MachineState.RUNNING;
            case DESTROY -> MachineState.TERMINATED;
            case START, STOP ->
                    throw new IllegalStateException(
                            action + " is not done without an instance or an exit");
        };
    }

    private static Change succeed(Machine machine, Moves moves, Timings timings, Facts facts) {
        var operation = operationOf(machine);
        var now = timings.doneAt();
        var next = next(machine, operation, now);
        if (next != null) {
            moves.follow(next.intent());
            moves.towards(
                    next.action(), new Timings(operation.queuedAt(), null, null, null, now), null);
        }
        return moves.change(now, facts.withOperation(next));
    }

    private static @Nullable Operation next(Machine machine, Operation operation, Instant now) {
        var then = operation.then();
        return then.isEmpty()
                ? null
                : new Operation(
                        nextIntent(machine),
                        then.getFirst(),
                        then.subList(1, then.size()),
                        operation.stop(),
                        operation.actor(),
                        operation.cause(),
                        operation.queuedAt(),
                        now);
    }

    private static Change fail(
            Machine machine, Moves moves, Timings timings, Facts facts, String reason) {
        var operation = operationOf(machine);
        var now = timings.doneAt();
        if (operation.action() == Action.START) {
            moves.to(MachineState.STOPPED, timings, reason);
            var retry = retryAt(machine, operation, now);
            return moves.change(now, facts.withRestart(retry, facts.restarts()));
        }
        // A machine that is stopping has nowhere else to go: the operation keeps it, and is tried
        // again.
        var stays = machine.state() == MachineState.STOPPING;
        return moves.change(now, stays ? facts.withOperation(operation) : facts);
    }

    private static @Nullable Instant retryAt(Machine machine, Operation operation, Instant now) {
        return operation.cause() == Cause.RESTART_POLICY
                ? Restarts.afterFailedStart(
                        machine.spec().restart(), machine.status().restarts(), now)
                : null;
    }

    /// Begins to make a workload again what its machine is: running, or suspended. Nothing moves by it.
    static Change mend(Machine machine, Action action, Instant now) {
        var story = new Moves.Story(Cause.REPAIR, REGION, nextIntent(machine));
        var operation =
                new Operation(
                        story.intent(), action, List.of(), null, REGION, Cause.REPAIR, now, now);
        return new Moves(machine, story)
                .change(now, Facts.keptFrom(machine.status()).withOperation(operation));
    }

    /// The workload ended by itself. The machine is running or suspended, and no operation holds it.
    ///
    /// @param cause [Cause#EXIT], or [Cause#REPAIR] when nobody had heard of the end and it was found out
    static Change ended(Machine machine, Exit exit, Cause cause, Instant now) {
        var status = machine.status();
        var moves = new Moves(machine, new Moves.Story(cause, REGION, nextIntent(machine)));
        var timings = new Timings(exit.at(), null, null, null, now);
        if (status.state() == MachineState.RUNNING) {
            moves.to(MachineState.STOPPING, timings, null);
        }
        moves.to(MachineState.STOPPED, timings, null);
        if (cause == Cause.REPAIR) {
            moves.note(
                    Note.Kind.REPAIRED,
                    now,
                    "the workload was found to have ended: " + exit.phrase());
        }
        int restarts = Restarts.inARow(status.instance(), exit, status.restarts());
        var restartAt = Restarts.afterExit(machine.spec().restart(), exit, restarts, now);
        return moves.change(
                now, Facts.keptFrom(status).withExit(exit).withRestart(restartAt, restarts));
    }

    static Operation operationOf(Machine machine) {
        var operation = machine.status().operation();
        if (operation == null) {
            throw new IllegalStateException(machine.id() + " has no operation to conclude");
        }
        return operation;
    }

    private static IntentId nextIntent(Machine machine) {
        return new IntentId(machine.id(), machine.status().step() + 1);
    }

    /// The first move towards what an action wants; null for an action that moves only when it is done.
    static @Nullable MachineState firstMove(MachineState state, Action action) {
        return switch (action) {
            case START -> MachineState.STARTING;
            case STOP -> state == MachineState.RUNNING ? MachineState.STOPPING : null;
            case SUSPEND, RESUME, DESTROY -> null;
        };
    }
}
