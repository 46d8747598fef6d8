package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where orders to one machine are taken: refused, done at once, or begun as an operation. For the thread that attends to
/// the machine's actor.
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration NO_ROOM_WAIT = Duration.ofSeconds(30);

    private final Surroundings region;
    private final Living living;
    private final Scribe scribe;
    private final Undertaking undertaking;

    Desk(Surroundings region, Living living, Scribe scribe, Undertaking undertaking) {
        this.region = region;
        this.living = living;
        this.scribe = scribe;
        this.undertaking = undertaking;
    }

    void asked(Message.Asked asked) {
        var order = asked.order();
        var refusal =
                Guards.check(machine(), order, region.clock().instant()).or(() -> takeRoom(order));
        if (refusal.isPresent()) {
            asked.reply().complete(new Answer.Refused<>(refusal.get()));
            return;
        }
        carryOut(asked);
    }

    private Machine machine() {
        return living.machine();
    }

    private Optional<Refusal> takeRoom(Lifecycle.Order order) {
        return switch (order.wish()) {
            case Wish.Steps(var actions, _) ->
                    Guards.remaining(machine(), actions).contains(Action.START)
                            ? region.rooms().reserve(machine())
                            : Optional.empty();
            case Wish.Configure wish ->
                    Transitions.restartsFor(machine(), wish)
                            ? region.rooms()
                                    .reserve(
                                            machine().id(),
                                            wish.spec().driver(),
                                            wish.spec().resources())
                            : Optional.empty();
            case Wish.Label _,
                    Wish.Cordon _,
                    Wish.Uncordon _,
                    Wish.AcquireLease _,
                    Wish.RenewLease _,
                    Wish.ReleaseLease _,
                    Wish.BreakLease _,
                    Wish.Remember _ ->
                    Optional.empty();
        };
    }

    private void carryOut(Message.Asked asked) {
        var before = machine().status().operation();
        scribe.intend(
                Transitions.decide(
                        machine(), asked.order(), asked.queuedAt(), region.clock().instant()));
        var operation = machine().status().operation();
        if (operation == null || operation.equals(before)) {
            asked.reply().complete(new Answer.Done<>(machine()));
        } else {
            undertaking.begin(asked.reply(), operation.cause());
        }
    }

    /// The moment of a start by policy has come.
    void restartDue(long version) {
        if (machine().version() == version && machine().status().restartAt() != null) {
            var order =
                    new Lifecycle.Order(
                            List.of(Action.START),
                            Transitions.REGION,
                            Cause.RESTART_POLICY,
                            version);
            var reply = new CompletableFuture<Answer<Machine>>();
            var _ = reply.thenAccept(this::noteRefusedRestart);
            asked(new Message.Asked(order, region.clock().instant(), reply));
        }
    }

    private void noteRefusedRestart(Answer<Machine> answer) {
        if (answer instanceof Answer.Refused<Machine>(var refusal)
                && refusal.code() == ErrorCode.NO_CAPACITY) {
            LOG.warn("{} is not restarted now: {}", living.id(), refusal.message());
            long version = machine().version();
            region.later(NO_ROOM_WAIT, () -> living.tell(new Message.RestartDue(version)));
        }
    }

    /// The workload is to be again what the journal says that it is.
    void mend(Action action) {
        scribe.intend(Transitions.mend(machine(), action, region.clock().instant()));
        undertaking.begin(null, Cause.REPAIR);
    }

    /// Something about the machine that the region itself has done is kept in its history.
    void remember(Wish.Remember wish, Cause cause) {
        var order = new Lifecycle.Order(wish, Transitions.REGION, cause, null, null);
        var now = region.clock().instant();
        scribe.intend(Transitions.decide(machine(), order, now, now));
    }
}
