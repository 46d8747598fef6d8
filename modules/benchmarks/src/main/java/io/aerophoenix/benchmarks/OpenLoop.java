package io.aerophoenix.benchmarks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Operations that come when they come, whatever became of the earlier ones: so many a second, to all machines in turn.
///
/// Each is timed from the moment at which it was due, not from when it could be sent: who is kept waiting because an
/// earlier one took long has waited, too (no coordinated omission). What comes to a machine that is still busy waits
/// until it is not.
final class OpenLoop {
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(1);
    private static final int DIGITS = 3;

    private final Machines machines;
    private final Line[] lines;
    private final Histogram nanos =
            new ConcurrentHistogram(LONGEST_BACKLOG.multipliedBy(2).toNanos(), DIGITS);
    private final LongAdder inTime = new LongAdder();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Outstanding underWay = new Outstanding();
    private final long end;

    private OpenLoop(Machines machines, int count, long end) {
        this.machines = machines;
        this.end = end;
        this.lines = new Line[count];
        for (int machine = 0; machine < count; machine++) {
            lines[machine] = new Line(machine);
        }
    }

    /// Lets operations arrive for a while, then waits for those under way, a minute at most: what is not done then counts
    /// as if it were, so that its time is the least that it can have taken.
    ///
    /// @param count how many machines there are
    /// @throws IllegalStateException when one failed or was refused
    static Paced run(Machines machines, int count, int perSecond, Duration time)
            throws InterruptedException {
        var arrivals = Arrivals.from(System.nanoTime(), perSecond, time);
        var loop = new OpenLoop(machines, count, arrivals.end());
        arrivals.each((number, due) -> loop.lines[(int) (number % count)].arrive(due));
        loop.awaitAll();
        return new Paced(loop.nanos, loop.inTime.sum() / Nanos.seconds(time));
    }

    private void awaitAll() throws InterruptedException {
        if (underWay.awaitNone(LONGEST_BACKLOG) > 0) {
            for (var line : lines) {
                line.giveUp();
            }
        }
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("an operation failed", failed);
        }
    }

    private void done(long due) {
        long now = System.nanoTime();
        nanos.recordValue(Math.max(0, now - due));
        if (now <= end) {
            inTime.increment();
        }
        underWay.minus();
    }

    private void note(@Nullable Verdict verdict, @Nullable Throwable failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        } else if (verdict != Verdict.DONE) {
            failure.compareAndSet(null, new IllegalStateException("refused: " + verdict));
        }
    }

    /// What is under way at one machine, and what waits for it.
    private final class Line {
        private final int machine;
        private final Queue<Long> dues = new ArrayDeque<>();

        Line(int machine) {
            this.machine = machine;
        }

        void arrive(long due) {
            underWay.plus();
            boolean idle;
            synchronized (this) {
                idle = dues.isEmpty();
                dues.add(due);
            }
            if (idle) {
                begin();
            }
        }

        private void begin() {
            var _ =
                    machines.offer(machine)
                            .whenComplete((verdict, failed) -> {
                                note(verdict, failed);
                                if (finishFirst()) {
                                    begin();
                                }
                            });
        }

        /// @return whether more waits; not when it was given up meanwhile
        private synchronized boolean finishFirst() {
            var due = dues.poll();
            if (due != null) {
                done(due);
            }
            return !dues.isEmpty();
        }

        synchronized void giveUp() {
            dues.forEach(OpenLoop.this::done);
            dues.clear();
        }
    }
}
