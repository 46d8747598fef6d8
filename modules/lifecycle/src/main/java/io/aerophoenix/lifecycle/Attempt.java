package io.aerophoenix.lifecycle;

import io.aerophoenix.wal.Failpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One try of an effect at a driver, on the thread that runs it. At its deadline the thread is interrupted; when that
/// does not help within some patience, it is given up: the effect counts as unknown, whatever its thread still brings.
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Surroundings region;
    private final Supplier<EffectResult> effect;
    private final Duration deadline;
    private final Consumer<EffectResult> givenUp;
    private long begunNanos;
    private State state = State.NOT_YET;
    private @Nullable Thread worker;

    /// @param givenUp hears, on the timer's thread, what an effect counts as whose thread does not come back
    Attempt(
            Surroundings region,
            Duration deadline,
            Supplier<EffectResult> effect,
            Consumer<EffectResult> givenUp) {
        this.region = region;
        this.deadline = deadline;
        this.effect = effect;
        this.givenUp = givenUp;
    }

    /// Blocks until the effect is done, has failed, or was cut off.
    ///
    /// @return empty when it was given up meanwhile: then nothing may follow from it
    Optional<EffectResult> run() {
        begin();
        try {
            var result = effect.get();
            region.reached(Failpoint.AFTER_EFFECT);
            return end() ? Optional.of(result) : Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("An effect failed unexpectedly", e);
            return end()
                    ? Optional.of(new EffectResult.Unknown("it failed unexpectedly: " + e))
                    : Optional.empty();
        } finally {
            region.overdue().forget(this);
        }
    }

    private synchronized void begin() {
        worker = Thread.currentThread();
        state = State.UNDER_WAY;
        begunNanos = System.nanoTime();
        region.overdue().watch(this);
    }

    private synchronized boolean end() {
        boolean counts = state != State.GIVEN_UP;
        state = State.OVER;
        worker = null;
        // The cut may have come when all was done: it must not reach what this thread does next.
        Thread.interrupted();
        return counts;
    }

    /// Interrupts it, or gives it up, when its time has come.
    void look(long nowNanos) {
        if (isGivenUpAt(nowNanos)) {
            region.tally().hungEffects.increment();
            givenUp.accept(
                    new EffectResult.Unknown(
                            "the driver does not answer, and does not let itself be interrupted"));
        }
    }

    private synchronized boolean isGivenUpAt(long nowNanos) {
        var thread = worker;
        var late = Duration.ofNanos(nowNanos - begunNanos).minus(deadline);
        if (thread == null || late.isNegative()) {
            return false;
        }
        if (state == State.UNDER_WAY) {
            state = State.CUT_OFF;
            thread.interrupt();
        } else if (state == State.CUT_OFF
                && late.compareTo(region.settings().deadlines().patience()) > 0) {
            state = State.GIVEN_UP;
            return true;
        }
        return false;
    }

    private enum State {
        NOT_YET,
        UNDER_WAY,
        CUT_OFF,
        GIVEN_UP,
        OVER
    }

    /// How an effect is tried.
    enum Manner {
        /// For the first time, or again after it has failed.
        PLAIN,
        /// It may have been done, and answered, before the region was killed or the actor failed.
        AFTER_CRASH,
        /// It may have been done, or may still be under way, at a driver that did not answer in time.
        AFTER_HANG
    }
}
