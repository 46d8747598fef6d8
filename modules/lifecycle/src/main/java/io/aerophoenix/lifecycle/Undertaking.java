package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.fleet.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The operation that holds one machine, from its durable intent to its outcome, and whoever waits for it. For the thread
/// that attends to the machine's actor.
final class Undertaking {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /// So many threads of one machine may hang at its driver; then no more are sent after them.
    private static final int MOST_HANGING = 2;

    private final Surroundings region;
    private final Living living;
    private final Scribe scribe;
    private final AtomicInteger hanging = new AtomicInteger();
    private final List<CompletableFuture<Answer<Machine>>> callers = new ArrayList<>();
    private @Nullable IntentId atDriver;
    private @Nullable Errand due;
    private int retries;

    Undertaking(Surroundings region, Living living, Scribe scribe) {
        this.region = region;
        this.living = living;
        this.scribe = scribe;
    }

    /// Goes on with an operation whose intent has just become durable.
    void begin(@Nullable CompletableFuture<Answer<Machine>> reply, Cause cause) {
        retries = 0;
        if (reply != null) {
            callers.add(reply);
        }
        prepare(cause, Attempt.Manner.PLAIN, region.clock().instant());
    }

    /// Somebody else waits for the operation under way.
    void alsoTell(CompletableFuture<Answer<Machine>> reply) {
        callers.add(reply);
    }

    /// Takes up an operation that an earlier life of the actor, or of the region, has left; unless its effect is still
    /// under way: then its end will be told.
    void takeUp() {
        if (!Transitions.operationOf(living.machine()).intent().equals(atDriver)) {
            prepare(Cause.RECOVERY, Attempt.Manner.AFTER_CRASH, null);
        }
    }

    private void prepare(Cause cause, Attempt.Manner manner, @Nullable Instant journaledAt) {
        atDriver = Transitions.operationOf(living.machine()).intent();
        due = new Errand(region, living, hanging, cause, manner, journaledAt);
    }

    /// The effect that is to be carried out now, if there is one.
    @Nullable Errand takeDue() {
        var errand = due;
        due = null;
        return errand;
    }

    /// @return whether the operation has come to its end by this
    boolean ended(Message.EffectEnded ended) {
        var machine = living.machine();
        var operation = machine.status().operation();
        if (operation == null || !operation.intent().equals(ended.intent())) {
            return false;
        }
        atDriver = null;
        if (ended.result() instanceof EffectResult.Unknown(var reason)) {
            leaveOpen(operation, reason);
            return false;
        }
        var durable =
                scribe.conclude(
                        Transitions.conclude(
                                machine, ended.result(), ended.cause(), ended.timings()));
        if (operation.cause() == Cause.REPAIR && ended.result() instanceof EffectResult.Done) {
            region.tally().repairs.increment();
        }
        return goOn(durable, ended.result());
    }

    /// After an outcome: the next action of the same operation, another try, or the answer.
    private boolean goOn(CompletableFuture<Long> durable, EffectResult result) {
        var next = living.machine().status().operation();
        if (next == null) {
            answer(result);
        } else if (result instanceof EffectResult.Failed) {
            answer(result);
            retryLater(next, Attempt.Manner.PLAIN);
        } else {
            // The next effect must not begin before its intent is durable.
            durable.join();
            prepare(next.cause(), Attempt.Manner.PLAIN, region.clock().instant());
        }
        return next == null;
    }

    private void leaveOpen(Operation operation, String reason) {
        refuse(
                ErrorCode.TIMEOUT,
                "%s: %s. The %s is looked at again until it is known what has become of it; look at the machine"
                        .formatted(living.id(), reason, operation.action().word()));
        retryLater(operation, Attempt.Manner.AFTER_HANG);
    }

    private void retryLater(Operation operation, Attempt.Manner manner) {
        retries++;
        region.later(
                region.supervisor().waitAfter(retries, FIRST_RETRY),
                () -> living.tell(new Message.RetryDue(operation.intent(), manner)));
    }

    void retryDue(Message.RetryDue due) {
        var operation = living.machine().status().operation();
        if (operation == null || !operation.intent().equals(due.intent()) || atDriver != null) {
            return;
        }
        if (hanging.get() >= MOST_HANGING) {
            retryLater(operation, due.manner());
        } else {
            prepare(operation.cause(), due.manner(), null);
        }
    }

    private void answer(EffectResult result) {
        if (result instanceof EffectResult.Failed(var reason)) {
            refuse(ErrorCode.DRIVER_FAILED, reason);
        } else {
            tellAll(new Answer.Done<>(living.machine()));
        }
    }

    private void tellAll(Answer<Machine> answer) {
        callers.forEach(caller -> caller.complete(answer));
        callers.clear();
    }

    /// Tells whoever waits that it does not, or not yet, come to what they wanted.
    void refuse(ErrorCode code, String message) {
        tellAll(
                new Answer.Refused<>(
                        new Refusal(
                                code, message, Map.of("state", living.machine().state().word()))));
    }

    boolean isAtRest() {
        return living.machine().status().operation() == null && callers.isEmpty() && due == null;
    }
}
