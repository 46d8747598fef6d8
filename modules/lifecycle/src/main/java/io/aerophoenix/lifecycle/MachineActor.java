package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.Transition.Timings;
import io.aerophoenix.wal.JournalFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One machine: its messages are handled one after the other, so that nothing in here needs a lock.
///
/// The write path: guards, intent durable, effect, reply, outcome. Effects run beside the actor, which meanwhile
/// refuses other operations as locked. Whoever was answered before the outcome was durable is still told the truth
/// after a crash, because recovery does the effect again, under the same intent, and finds it done.
final class MachineActor {
    private static final Logger LOG = LoggerFactory.getLogger(MachineActor.class);
    private static final int MAILBOX = 256;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final Surroundings region;
    private final Mailbox<Message> mailbox;
    private final Watchers watchers = new Watchers();
    private volatile Machine machine;
    private @Nullable CompletableFuture<Answer<Machine>> caller;
    private Message.@Nullable WorkloadEnded waitingEnd;
    private int retries;

    MachineActor(Surroundings region, Machine machine) {
        this.region = region;
        this.machine = machine;
        this.mailbox = new Mailbox<>(region.threads(), this::handle);
    }

    /// As it stands now. What is seen here is durable, or will be found again by recovery.
    Machine machine() {
        return machine;
    }

    /// Completed when the machine meets the condition.
    CompletableFuture<Optional<Machine>> when(Predicate<Machine> condition) {
        return watchers.when(condition, () -> machine);
    }

    CompletableFuture<Answer<Machine>> ask(Lifecycle.Order order) {
        var reply = new CompletableFuture<Answer<Machine>>();
        if (!mailbox.offer(new Message.Asked(order, region.clock().instant(), reply), MAILBOX)) {
            reply.complete(
                    Answer.refused(
                            ErrorCode.OVERLOADED,
                            "%d requests wait for %s already; try again later"
                                    .formatted(MAILBOX, machine.id())));
        }
        return reply;
    }

    /// Carries out what the machine was created with.
    CompletableFuture<Answer<Machine>> beginLife() {
        var reply = new CompletableFuture<Answer<Machine>>();
        tell(new Message.Born(reply));
        return reply;
    }

    /// What the region itself has to say is never turned away.
    void tell(Message message) {
        mailbox.offer(message, Integer.MAX_VALUE);
    }

    private void handle(Message message) {
        try {
            switch (message) {
                case Message.Asked asked -> asked(asked);
                case Message.Born(var reply) -> {
                    caller = reply;
                    startEffect(Cause.REQUEST, region.clock().instant());
                }
                case Message.EffectEnded ended -> effectEnded(ended);
                case Message.WorkloadEnded ended -> workloadEnded(ended);
                case Message.RestartDue(var version) -> restartDue(version);
                case Message.RetryDue(var intent) -> retryDue(intent);
                case Message.Recover() -> recover();
            }
        } catch (RuntimeException e) {
            LOG.error("{} could not handle {}", machine.id(), message, e);
            if (message instanceof Message.Asked(_, _, var reply)) {
                reply.complete(refusalOf(e));
            }
        }
    }

    private Answer<Machine> refusalOf(RuntimeException failure) {
        return failure instanceof CompletionException wrapped
                        && wrapped.getCause() instanceof JournalFailedException journal
                ? Answer.refused(ErrorCode.STORAGE_FAILED, String.valueOf(journal.getMessage()))
                : Answer.refused(
                        ErrorCode.STORAGE_FAILED,
                        "%s could not be changed; the region's log says why"
                                .formatted(machine.id()));
    }

    private void asked(Message.Asked asked) {
        var order = asked.order();
        var refusal =
                Guards.check(machine, order, region.clock().instant()).or(() -> takeRoom(order));
        if (refusal.isPresent()) {
            asked.reply().complete(new Answer.Refused<>(refusal.get()));
            return;
        }
        begin(asked);
    }

    private Optional<Refusal> takeRoom(Lifecycle.Order order) {
        return switch (order.wish()) {
            case Wish.Steps(var actions) ->
                    Guards.remaining(machine, actions).contains(Action.START)
                            ? region.rooms().reserve(machine)
                            : Optional.empty();
            case Wish.Configure wish ->
                    Transitions.restartsFor(machine, wish)
                            ? region.rooms()
                                    .reserve(
                                            machine.id(),
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

    private void begin(Message.Asked asked) {
        var operationBefore = machine.status().operation();
        var change =
                Transitions.decide(
                        machine, asked.order(), asked.queuedAt(), region.clock().instant());
        try {
            record(change).join();
        } catch (CompletionException e) {
            restoreRoom();
            throw e;
        }
        become(change);
        var operation = machine.status().operation();
        if (operation == null || operation.equals(operationBefore)) {
            asked.reply().complete(new Answer.Done<>(machine));
            return;
        }
        retries = 0;
        caller = asked.reply();
        startEffect(operation.cause(), region.clock().instant());
    }

    private CompletableFuture<Long> record(Change change) {
        return region.recorder().append(region.wal(), change, machine.after(change));
    }

    private void become(Change change) {
        machine = machine.after(change);
        settleRoom();
        watchers.tell(machine);
    }

    private void settleRoom() {
        if (!machine.state().holdsResources()) {
            region.rooms().release(machine.id());
        }
    }

    /// After a change that could not be made: the room of the machine as it still stands.
    private void restoreRoom() {
        if (machine.state().holdsResources()) {
            region.rooms().acknowledge(machine);
        } else {
            region.rooms().release(machine.id());
        }
    }

    private void startEffect(Cause cause, @Nullable Instant journaledAt) {
        var begun = machine;
        var operation = Transitions.operationOf(begun);
        region.threads()
                .execute(() -> {
                    var startedAt = region.clock().instant();
                    var result = perform(begun, cause);
                    var doneAt = region.clock().instant();
                    var timings =
                            new Timings(
                                    operation.queuedAt(), journaledAt, startedAt, doneAt, doneAt);
                    tell(new Message.EffectEnded(operation.intent(), result, cause, timings));
                });
    }

    private EffectResult perform(Machine begun, Cause cause) {
        return cause == Cause.RECOVERY
                ? region.effects().performAgain(begun)
                : region.effects().perform(begun);
    }

    private void effectEnded(Message.EffectEnded ended) {
        var operation = machine.status().operation();
        if (operation == null || !operation.intent().equals(ended.intent())) {
            return;
        }
        var change = Transitions.conclude(machine, ended.result(), ended.cause(), ended.timings());
        var durable = record(change);
        become(change);
        goOn(durable, ended.result());
        if (ended.cause() == Cause.RECOVERY && machine.status().operation() == null && runs()) {
            // The workload may have ended before anybody listened.
            region.threads().execute(this::observe);
        }
    }

    /// After an outcome: the next action of the same operation, another try, or the answer.
    private void goOn(CompletableFuture<Long> durable, EffectResult result) {
        var next = machine.status().operation();
        if (next == null) {
            answer(result);
            planRestart();
            takeUpWaitingEnd();
        } else if (result instanceof EffectResult.Failed) {
            answer(result);
            retryLater(next);
        } else {
            // The next effect must not begin before its intent is durable.
            durable.join();
            startEffect(next.cause(), region.clock().instant());
        }
    }

    private void answer(EffectResult result) {
        var waiting = caller;
        caller = null;
        if (waiting == null) {
            return;
        }
        waiting.complete(
                result instanceof EffectResult.Failed(var reason)
                        ? new Answer.Refused<>(
                                new Refusal(
                                        ErrorCode.DRIVER_FAILED,
                                        reason,
                                        Map.of("state", machine.state().word())))
                        : new Answer.Done<>(machine));
    }

    private void retryLater(Operation operation) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(retries, 10));
        retries++;
        region.later(
                wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait,
                () -> tell(new Message.RetryDue(operation.intent())));
    }

    private void retryDue(IntentId intent) {
        var operation = machine.status().operation();
        if (operation != null && operation.intent().equals(intent)) {
            startEffect(operation.cause(), null);
        }
    }

    private void workloadEnded(Message.WorkloadEnded ended) {
        var instance = machine.status().instance();
        if (machine.status().operation() != null) {
            waitingEnd = ended;
        } else if (instance != null && isCurrent(ended) && runs()) {
            var change = Transitions.ended(machine, ended.exit(), region.clock().instant());
            var durable = record(change);
            become(change);
            durable.join();
            planRestart();
        }
    }

    private boolean isCurrent(Message.WorkloadEnded ended) {
        var instance = machine.status().instance();
        return instance != null && instance.startedBy().equals(ended.startedBy());
    }

    private boolean runs() {
        return machine.state() == MachineState.RUNNING || machine.state() == MachineState.SUSPENDED;
    }

    private void takeUpWaitingEnd() {
        var ended = waitingEnd;
        waitingEnd = null;
        if (ended != null) {
            workloadEnded(ended);
        }
    }

    private void planRestart() {
        var at = machine.status().restartAt();
        if (at != null) {
            long version = machine.version();
            var wait = Duration.between(region.clock().instant(), at);
            region.later(wait, () -> tell(new Message.RestartDue(version)));
        }
    }

    private void restartDue(long version) {
        if (machine.version() == version && machine.status().restartAt() != null) {
            var order =
                    new Lifecycle.Order(
                            List.of(Action.START),
                            Transitions.REGION,
                            Cause.RESTART_POLICY,
                            version);
            var reply = new CompletableFuture<Answer<Machine>>();
            asked(new Message.Asked(order, region.clock().instant(), reply));
            var _ = reply.thenAccept(this::noteRefusedRestart);
        }
    }

    private void noteRefusedRestart(Answer<Machine> answer) {
        if (answer instanceof Answer.Refused<Machine>(var refusal)
                && refusal.code() == ErrorCode.NO_CAPACITY) {
            LOG.warn("{} is not restarted now: {}", machine.id(), refusal.message());
            long version = machine.version();
            region.later(LONGEST_RETRY, () -> tell(new Message.RestartDue(version)));
        }
    }

    private void recover() {
        if (machine.status().operation() != null) {
            startEffect(Cause.RECOVERY, null);
        } else if (runs()) {
            region.threads().execute(this::observe);
        } else {
            planRestart();
        }
    }

    /// Asks the driver what became of the workload; beside the actor, since it may block.
    private void observe() {
        var instance = Effects.instanceOf(machine);
        var driver = region.drivers().get(machine.spec().driver());
        if (driver == null) {
            LOG.error(
                    "{} runs under the driver '{}', which is not configured here",
                    machine.id(),
                    machine.spec().driver());
            return;
        }
        try {
            switch (driver.observe(machine.id(), instance.startedBy())) {
                case Truth.Running _, Truth.Suspended _ ->
                        LOG.debug("{} is taken up again", machine.id());
                case Truth.Ended(_, var exit) ->
                        tell(new Message.WorkloadEnded(instance.startedBy(), exit));
                case Truth.NeverStarted() ->
                        tell(
                                new Message.WorkloadEnded(
                                        instance.startedBy(),
                                        Exit.unseen(region.clock().instant())));
            }
        } catch (DriverException e) {
            LOG.warn("What became of {} is not known yet; asking again", machine.id(), e);
            region.later(LONGEST_RETRY, () -> tell(new Message.Recover()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
