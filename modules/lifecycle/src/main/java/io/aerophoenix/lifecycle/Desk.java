package io.aerophoenix.lifecycle;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.wal.FileUnavailableException;
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
        if (order.isRepeatable() && isRepeat(asked)) {
            return;
        }
        var refusal =
                Guards.check(machine(), order, region.clock().instant()).or(() -> takeRoom(order));
        if (refusal.isPresent()) {
            asked.reply().complete(new Answer.Refused<>(refusal.get()));
            return;
        }
        if (order.keyed() == null && changesNothing(order.wish())) {
            asked.reply().complete(new Answer.Done<>(machine()));
            return;
        }
        carryOut(asked);
    }

    /// Nothing is written down then, unless there is a key to be kept.
    private boolean changesNothing(Wish wish) {
        return switch (wish) {
            case Wish.Configure configure -> configure.specFor(machine()).equals(machine().spec());
            case Wish.Label label -> label.specFor(machine()).equals(machine().spec());
            case Wish.Steps _,
                    Wish.Cordon _,
                    Wish.Uncordon _,
                    Wish.AcquireLease _,
                    Wish.RenewLease _,
                    Wish.ReleaseLease _,
                    Wish.BreakLease _,
                    Wish.Remember _,
                    Wish.Outcome _ ->
                    false;
        };
    }

    /// Whether a request with the same key came before; then it has the answer, or will have it.
    private boolean isRepeat(Message.Asked asked) {
        try {
            return answerAs(
                    region.retelling().earlier(living.id(), requireNonNull(asked.order().keyed())),
                    asked);
        } catch (FileUnavailableException e) {
            // Nobody knows whether it is one: it must not be done twice.
            asked.reply()
                    .complete(
                            Answer.refused(
                                    ErrorCode.STORAGE_FAILED,
                                    "the history of %s cannot be looked through for this idempotency key now; nothing was changed: try again"
                                            .formatted(living.id())));
            return true;
        }
    }

    private boolean answerAs(Earlier earlier, Message.Asked asked) {
        switch (earlier) {
            case Earlier.Nothing() -> {
                return false;
            }
            case Earlier.Answered(var answer) -> asked.reply().complete(answer);
            case Earlier.UnderWay() -> undertaking.alsoTell(asked.reply());
        }
        return true;
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
                    Wish.Remember _,
                    Wish.Outcome _ ->
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
