package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The destruction of a machine whatever it is doing: what is under way is waited for, a lease is broken, and then it is
/// tried again, until the time is over.
final class ForcedDestruction {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Engine engine;
    private final Lifecycle lifecycle;
    private final Command.ForceDestroyMachine command;
    private final Caller caller;
    private final InstantSource clock;
    private final Instant until;

    ForcedDestruction(
            Engine engine,
            Lifecycle lifecycle,
            Command.ForceDestroyMachine command,
            Caller caller,
            InstantSource clock) {
        this.engine = engine;
        this.lifecycle = lifecycle;
        this.command = command;
        this.caller = caller;
        this.clock = clock;
        this.until = clock.instant().plus(PATIENCE);
    }

    Answer<Machine> run() {
        var answer = destroy();
        while (answer instanceof Answer.Refused<Machine>(var refusal) && madeWay(refusal)) {
            answer = destroy();
        }
        return answer;
    }

    private Answer<Machine> destroy() {
        return engine.tell(
                command.machine(), new Wish.Steps(command.actions()), command.given(), caller);
    }

    /// Whether what stood in the way has gone.
    private boolean madeWay(Refusal refusal) {
        boolean inTheWay =
                refusal.code() == ErrorCode.LOCKED
                        || refusal.code() == ErrorCode.INVALID_TRANSITION;
        return inTheWay
                && clock.instant().isBefore(until)
                && lifecycle.find(command.machine()).orElse(null)
                        instanceof Sighting.Known(var machine)
                && madeWay(machine);
    }

    private boolean madeWay(Machine machine) {
        if (machine.status().operation() != null) {
            return awaitRest(machine);
        }
        return machine.status().leaseAt(clock.instant()).isPresent() && breakLease();
    }

    private boolean breakLease() {
        var wish = new Wish.BreakLease("the machine is destroyed by force");
        return engine.tell(command.machine(), wish, Precondition.NONE, caller)
                instanceof Answer.Done<Machine>;
    }

    private boolean awaitRest(Machine busy) {
        var rest = lifecycle.when(busy.id(), machine -> machine.status().operation() == null);
        try {
            return rest.get(
                            Duration.between(clock.instant(), until).toMillis(),
                            TimeUnit.MILLISECONDS)
                    .isPresent();
        } catch (TimeoutException e) {
            rest.cancel(false);
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for " + busy.id() + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
