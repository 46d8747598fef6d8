package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Assignment.Kind;
import io.aerophoenix.benchmarks.Rounds.Trial;
import java.util.ArrayList;
import java.util.List;

/// What becomes of ten times as many operations as can be carried out.
record OverloadBenchmark(Workers workers) implements Benchmark {
    private static final int MACHINES = 2000;
    private static final int CALLERS = 256;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String summary() {
        return "ten times as many operations as can be carried out: accepted, refused, lost, and the heap meanwhile";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        var payloads = scratch.payloads();
        var trials = new ArrayList<Trial>();
        for (var design : Design.values()) {
            trials.add(
                    new Trial(design.title(), () -> measure(design, options, scratch, payloads)));
        }
        var figures = Rounds.of(options.rounds(), trials);
        var ratios = new Comparison(figures).more(Flood.ACCEPTED, "", "").less("p99", "", "p99");
        return new Report(figures, ratios.ratios(), notes(options, payloads));
    }

    private List<Row> measure(Design design, Options options, Scratch scratch, Payloads payloads)
            throws Exception {
        int count = options.machines(MACHINES);
        try (var part = scratch.part();
                var machines = scratch.part()) {
            return workers.carryOut(
                    new Assignment(
                            Kind.OVERLOAD,
                            design,
                            machines.folder().toString(),
                            count,
                            Math.min(CALLERS, count),
                            options.measure(),
                            payloads),
                    part);
        }
    }

    private static List<String> notes(Options options, Payloads payloads) {
        var notes = new ArrayList<>(Notes.designs(payloads));
        notes.add(
                "A process for each design, with -Xmx%s, and %d machines."
                        .formatted(ChildJvm.HEAP, options.machines(MACHINES)));
        notes.add(
                "sustained: operations a second of %d callers who wait. Then ten times as many come, to all machines in turn,"
                        .formatted(CALLERS));
        notes.add(
                "  for the same time; offered is less than that where the one who offers is not fast enough.");
        notes.add(
                "accepted: done before the last was offered. overloaded: refused since too many wait. busy: refused since another");
        notes.add(
                "  operation held the machine. waiting: neither at that moment; all were waited for then. p50, p99: of those that");
        notes.add("  were done, from when each was due, also of those that waited.");
        notes.add(
                "most heap: the most that was left after a collection. lost: acknowledged, and not there when opened again.");
        notes.add("vs_: accepted a second, ours / theirs; p99, theirs / ours.");
        return notes;
    }
}
