package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Machines.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/// What machines cost in memory that do nothing at the moment.
final class Idleness {
    static final String HEAP = "heap per machine";
    static final String ALL = "memory per machine";

    /// Of ours, one of so many runs; of the others, all do.
    private static final int ONE_RUNS_OF = 10;

    private static final int ASKED = 2000;
    private static final int DIGITS = 3;

    private Idleness() {}

    static void measure(Assignment assignment, Consumer<List<Row>> report) throws Exception {
        warmUp(assignment);
        long heapBefore = Heap.liveBytes();
        long outsideBefore = Heap.outsideBytes();
        try (var machines = open(assignment)) {
            long heap = Heap.liveBytes();
            long outside = Heap.outsideBytes();
            var rows = new ArrayList<Row>();
            var subject = assignment.design().title();
            int count = assignment.machines();
            rows.add(new Row(subject, "machines", count, "count"));
            double heapGrowth = heap - heapBefore;
            double allGrowth = heapGrowth + outside - outsideBefore;
            rows.add(new Row(subject, HEAP, heapGrowth / count, "B"));
            rows.add(new Row(subject, ALL, allGrowth / count, "B"));
            rows.add(new Row(subject, "heap", Heap.mib(heap), "MiB"));
            rows.add(new Row(subject, "resident", Heap.mib(Heap.residentBytes()), "MiB"));
            rows.addAll(pages(subject, machines, count));
            report.accept(rows);
        }
    }

    // What the first machine brings along is not what each of them costs.
    private static void warmUp(Assignment assignment) throws Exception {
        try (var scratch = Scratch.in(Path.of(assignment.folder()));
                var machines =
                        assignment.design().open(scratch.folder(), 1, assignment.payloads())) {
            machines.operate(0);
        }
    }

    private static Machines open(Assignment assignment) throws Exception {
        var folder = Path.of(assignment.folder());
        int count = assignment.machines();
        return switch (assignment.design()) {
            case OURS -> OurMachines.openAtRest(folder, count, count / ONE_RUNS_OF);
            case NAIVE, PEKKO -> assignment.design().open(folder, count, assignment.payloads());
        };
    }

    private static List<Row> pages(String subject, Machines machines, int count) throws Exception {
        var rows = new ArrayList<Row>();
        for (var question : machines.lists()) {
            var nanos = ask(question, count);
            rows.add(
                    new Row(
                            subject,
                            question.name() + " p99",
                            nanos.getValueAtPercentile(99) / Nanos.PER_MILLI,
                            "ms"));
        }
        return rows;
    }

    private static Histogram ask(Question question, int count) throws Exception {
        var nanos = new Histogram(DIGITS);
        for (int asked = 0; asked < 2 * ASKED; asked++) {
            long before = System.nanoTime();
            question.asking().ask((int) ((long) asked * count / ASKED % count));
            // The first half is for the compiler.
            if (asked >= ASKED) {
                nanos.recordValue(System.nanoTime() - before);
            }
        }
        return nanos;
    }
}
