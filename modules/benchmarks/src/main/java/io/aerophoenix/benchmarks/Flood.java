package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Ten times as many operations as the machines can carry out, whether or not the earlier ones are answered.
final class Flood {
    static final String ACCEPTED = "accepted";
    static final String GROWTH = "heap growth";

    private static final int TIMES = 10;
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(3);
    private static final int DIGITS = 3;

    private final Machines machines;
    private final AtomicLongArray acknowledged;
    private final Histogram nanos =
            new ConcurrentHistogram(LONGEST_BACKLOG.multipliedBy(2).toNanos(), DIGITS);
    private final Outstanding underWay = new Outstanding();
    private final LongAdder offered = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final LongAdder overloaded = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private Flood(Machines machines, int count) {
        this.machines = machines;
        this.acknowledged = new AtomicLongArray(count);
    }

    static void measure(Assignment assignment, Consumer<List<Row>> report) throws Exception {
        var rows = new ArrayList<Row>();
        long[] movesBefore;
        Flood flood;
        try (var machines = open(assignment)) {
            double sustained = sustained(machines, assignment);
            movesBefore = moves(machines, assignment.machines());
            flood = new Flood(machines, assignment.machines());
            rows.add(new Row(assignment.design().title(), "sustained", sustained, "1/s"));
            rows.addAll(flood.run(assignment, (int) Math.ceil(sustained * TIMES)));
        }
        try (var machines = open(assignment)) {
            long[] movesAfter = moves(machines, assignment.machines());
            rows.add(
                    new Row(
                            assignment.design().title(),
                            "acknowledged and lost",
                            lost(flood.acknowledged(), movesBefore, movesAfter),
                            "count"));
        }
        report.accept(rows);
    }

    private static Machines open(Assignment assignment) throws Exception {
        return assignment
                .design()
                .open(Path.of(assignment.folder()), assignment.machines(), assignment.payloads());
    }

    private static double sustained(Machines machines, Assignment assignment) throws Exception {
        var callers = machines.withCallers(assignment.callers());
        var time = assignment.time();
        var _ = ClosedLoop.run(callers, time);
        return ClosedLoop.run(callers, time).perSecond();
    }

    private static long[] moves(Machines machines, int count) throws Exception {
        var moves = new long[count];
        for (int machine = 0; machine < count; machine++) {
            moves[machine] = machines.moves(machine);
        }
        return moves;
    }

    private List<Row> run(Assignment assignment, int perSecond) throws InterruptedException {
        int count = assignment.machines();
        var time = assignment.time();
        long before = Heap.liveBytes();
        var heap = Heap.watch();
        Arrivals.from(System.nanoTime(), perSecond, time)
                .eachInTime((number, due) -> offer((int) (number % count), due));
        long accepted = nanos.getTotalCount();
        long waiting = underWay.now();
        long during = Math.max(heap.mostLeftBytes(), Heap.liveBytes());
        long unanswered = underWay.awaitNone(LONGEST_BACKLOG);
        var rates =
                List.of(
                        rate(assignment, "offered", offered.sum(), time),
                        rate(assignment, ACCEPTED, accepted, time),
                        rate(assignment, "overloaded", overloaded.sum(), time),
                        rate(assignment, "busy", busy.sum(), time));
        var rows = new ArrayList<>(rates);
        var subject = assignment.design().title();
        rows.add(new Row(subject, "waiting at the end", waiting, "count"));
        rows.add(new Row(subject, "failed", failed.sum() + unanswered, "count"));
        rows.add(latency(subject, "p50", 50));
        rows.add(latency(subject, "p99", 99));
        rows.add(new Row(subject, "heap before", Heap.mib(before), "MiB"));
        rows.add(new Row(subject, "most heap", Heap.mib(during), "MiB"));
        rows.add(new Row(subject, GROWTH, Heap.mib(during - before), "MiB"));
        rows.add(new Row(subject, "heap after", Heap.mib(Heap.liveBytes()), "MiB"));
        return rows;
    }

    private static Row rate(Assignment assignment, String metric, long count, Duration time) {
        return new Row(assignment.design().title(), metric, count / Nanos.seconds(time), "1/s");
    }

    private Row latency(String subject, String metric, double percentile) {
        return new Row(
                subject, metric, nanos.getValueAtPercentile(percentile) / Nanos.PER_MILLI, "ms");
    }

    private void offer(int machine, long due) {
        offered.increment();
        underWay.plus();
        var _ =
                machines.offer(machine)
                        .whenComplete((verdict, failure) -> {
                            count(machine, due, failure == null ? verdict : null);
                            underWay.minus();
                        });
    }

    private void count(int machine, long due, @Nullable Verdict verdict) {
        switch (verdict) {
            case DONE -> {
                acknowledged.incrementAndGet(machine);
                nanos.recordValue(System.nanoTime() - due);
            }
            case BUSY -> busy.increment();
            case OVERLOADED -> overloaded.increment();
            case null -> failed.increment();
        }
    }

    private long[] acknowledged() {
        var all = new long[acknowledged.length()];
        Arrays.setAll(all, acknowledged::get);
        return all;
    }

    /// How many operations were acknowledged, and are not among the moves that were made. One whose outcome is not there
    /// is, by its intent: whoever opens the machines must conclude it.
    static long lost(long[] acknowledged, long[] movesBefore, long[] movesAfter) {
        long lost = 0;
        for (int machine = 0; machine < acknowledged.length; machine++) {
            long moves = movesAfter[machine] - movesBefore[machine];
            long made = Math.ceilDiv(moves, Turn.MOVES);
            lost += Math.max(0, acknowledged[machine] - made);
        }
        return lost;
    }
}
