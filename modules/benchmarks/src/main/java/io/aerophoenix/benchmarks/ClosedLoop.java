package io.aerophoenix.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Callers that each wait for their own answer before they ask again, so that nobody is measured waiting in a queue that
/// the benchmark itself made.
final class ClosedLoop {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final int DIGITS = 2;

    private ClosedLoop() {}

    /// Lets all callers of a subject call for a while. Calls under way at its end are waited for, and counted.
    ///
    /// @throws ExecutionException when a call failed
    /// @throws java.util.concurrent.CancellationException when a call took longer than a minute
    static Measured run(Subject subject, Duration time)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        var callers = new ArrayList<Callable<Histogram>>();
        subject.calls().forEach(call -> callers.add(() -> repeat(call, end)));
        var all = sum(callers, subject.threads(), time.plus(LONGEST_CALL));
        return new Measured(all, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static Histogram sum(
            List<Callable<Histogram>> callers, Thread.Builder threads, Duration limit)
            throws InterruptedException, ExecutionException {
        var all = empty();
        try (var executor = Executors.newThreadPerTaskExecutor(threads.factory())) {
            for (var caller :
                    executor.invokeAll(callers, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                all.add(caller.get());
            }
        }
        return all;
    }

    private static Histogram repeat(Subject.Call call, long end) throws Exception {
        var nanos = empty();
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
            call.make();
            nanos.recordValue(System.nanoTime() - before);
        }
        return nanos;
    }

    private static Histogram empty() {
        return new Histogram(LONGEST_CALL.multipliedBy(2).toNanos(), DIGITS);
    }
}
