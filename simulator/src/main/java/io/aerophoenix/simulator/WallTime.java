package io.aerophoenix.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time on the wall, with one daemon thread for all calls. When the wall clock is set back, time stands still here
/// until the clock has caught up.
public final class WallTime implements WorldTime {
    private static final Logger LOG = LoggerFactory.getLogger(WallTime.class);

    private final InstantSource clock;
    private final AtomicReference<Instant> latest;
    private final ScheduledThreadPoolExecutor calls;

    public WallTime(InstantSource clock) {
        this.clock = clock;
        this.latest = new AtomicReference<>(clock.instant());
        this.calls =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("simulator-time").factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        // Otherwise a machine that is stopped long before its end would be kept until then.
        calls.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant instant() {
        return latest.accumulateAndGet(clock.instant(), WallTime::later);
    }

    @Override
    public Alarm at(Instant moment, Runnable call) {
        var pending = new Call(moment, call);
        pending.await(instant());
        return pending;
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// A call that waits again when the timer, which does not run on the wall clock, comes a little early.
    private final class Call implements Alarm, Runnable {
        private final Instant moment;
        private final Runnable call;
        private @Nullable Future<?> waiting;
        private boolean cancelled;

        Call(Instant moment, Runnable call) {
            this.moment = moment;
            this.call = call;
        }

        @Override
        public void run() {
            var now = instant();
            if (now.isBefore(moment)) {
                await(now);
            } else {
                make();
            }
        }

        private void make() {
            try {
                call.run();
            } catch (RuntimeException e) {
                LOG.error("A call that was to come at {} failed", moment, e);
            }
        }

        synchronized void await(Instant now) {
            if (!cancelled) {
                long nanos = Math.max(0, Duration.between(now, moment).toNanos());
                waiting = calls.schedule(this, nanos, TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }
    }
}
