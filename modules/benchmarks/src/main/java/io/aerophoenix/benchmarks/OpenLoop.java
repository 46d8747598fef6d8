package io.aerophoenix.benchmarks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
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
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(3);
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

    /// Lets operations arrive for a while, then waits for those under way.
    ///
    /// @param count how many machines there are
    /// @throws IllegalStateException when one failed, was refused, or took minutes
    static Paced run(Machines machines, int count, int perSecond, Duration time)
            throws InterruptedException {
        var arrivals = Arrivals.from(System.nanoTime(), perSecond, time);
        var loop = new OpenLoop(machines, count, arrivals.end());
        arrivals.each((number, due) -> loop.lines[(int) (number % count)].arrive(due));
        loop.awaitAll();
        return new Paced(loop.nanos, loop.inTime.sum() / Nanos.seconds(time));
    }

    private void awaitAll() throws InterruptedException {
        long left = underWay.awaitNone(LONGEST_BACKLOG);
        if (left > 0) {
            throw new IllegalStateException(
                    "%d operations were still under way %d s after the last had arrived"
                            .formatted(left, LONGEST_BACKLOG.toSeconds()));
        }
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("an operation failed", failed);
        }
    }

    private void done(long due, @Nullable Verdict verdict, @Nullable Throwable failed) {
        long now = System.nanoTime();
        nanos.recordValue(Math.max(0, now - due));
        if (now <= end) {
            inTime.increment();
        }
        if (failed != null || verdict != Verdict.DONE) {
            failure.compareAndSet(
                    null,
                    failed == null ? new IllegalStateException("refused: " + verdict) : failed);
        }
        underWay.minus();
    }

    /// What waits for one machine.
    private final class Line {
        private final int machine;
        private final Queue<Long> waiting = new ArrayDeque<>();
        private boolean busy;

        Line(int machine) {
            this.machine = machine;
        }

        void arrive(long due) {
            underWay.plus();
            synchronized (this) {
                if (busy) {
                    waiting.add(due);
                    return;
                }
                busy = true;
            }
            begin(due);
        }

        private void begin(long due) {
            CompletableFuture<Verdict> offered = machines.offer(machine);
            var _ =
                    offered.whenComplete((verdict, failed) -> {
                        done(due, verdict, failed);
                        next();
                    });
        }

        private void next() {
            Long due;
            synchronized (this) {
                due = waiting.poll();
                busy = due != null;
            }
            if (due != null) {
                begin(due);
            }
        }
    }
}
