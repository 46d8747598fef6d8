package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Transition.Timings;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One way to the driver and back, for the effect of the operation as it stands when this is made.
final class Errand {
    private final Surroundings region;
    private final Living living;
    private final Machine begun;
    private final AtomicInteger hanging;
    private final Cause cause;
    private final @Nullable Instant journaledAt;
    private final Attempt attempt;
    private volatile @Nullable Instant startedAt;

    Errand(
            Surroundings region,
            Living living,
            AtomicInteger hanging,
            Cause cause,
            Attempt.Manner manner,
            @Nullable Instant journaledAt) {
        this.region = region;
        this.living = living;
        this.begun = living.machine();
        this.hanging = hanging;
        this.cause = cause;
        this.journaledAt = journaledAt;
        this.attempt =
                new Attempt(
                        region,
                        region.effects().deadline(begun),
                        () -> region.effects().perform(begun, manner),
                        this::giveUp);
    }

    /// Blocks as long as the effect takes.
    ///
    /// @return null when it was given up, which has been told then
    Message.@Nullable EffectEnded run() {
        startedAt = region.clock().instant();
        var result = attempt.run();
        if (result.isEmpty()) {
            hanging.decrementAndGet();
            return null;
        }
        return ended(result.get());
    }

    private void giveUp(EffectResult unknown) {
        hanging.incrementAndGet();
        living.tell(ended(unknown));
    }

    private Message.EffectEnded ended(EffectResult result) {
        var operation = Transitions.operationOf(begun);
        var doneAt = region.clock().instant();
        var timings = new Timings(operation.queuedAt(), journaledAt, startedAt, doneAt, doneAt);
        return new Message.EffectEnded(operation.intent(), result, cause, timings);
    }
}
