package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Assignment.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a machine costs in memory while nobody asks anything of it.
record MemoryBenchmark(Workers workers) implements Benchmark {
    private static final int MACHINES = 100_000;

    /// Each of the naive design's has a file open, and two file descriptors.
    private static final int MOST_OPEN = 2000;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "heap and resident memory of machines that are idle, and pages of their list";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        var payloads = scratch.payloads();
        var rows = new ArrayList<Row>();
        for (var design : Design.values()) {
            System.err.println(design.title());
            rows.addAll(measure(design, options, scratch, payloads));
        }
        var figures = new Figures(rows);
        var ratios =
                new Comparison(figures).less(Idleness.ALL, "", "").less(Idleness.HEAP, "", "heap");
        return new Report(figures, ratios.ratios(), notes(payloads));
    }

    private List<Row> measure(Design design, Options options, Scratch scratch, Payloads payloads)
            throws Exception {
        try (var part = scratch.part();
                var machines = scratch.part()) {
            int count = countOf(design, options.machines(MACHINES));
            prepare(design, machines.folder(), count, payloads);
            return workers.carryOut(
                    new Assignment(
                            Kind.MEMORY,
                            design,
                            machines.folder().toString(),
                            count,
                            1,
                            options.measure(),
                            payloads),
                    part);
        }
    }

    /// Only where it would take long otherwise.
    private static void prepare(Design design, Path folder, int count, Payloads payloads)
            throws IOException {
        switch (design) {
            case PEKKO -> PekkoMachines.prepare(folder, count, payloads);
            case OURS, NAIVE -> {}
        }
    }

    private static int countOf(Design design, int wanted) {
        return switch (design) {
            case OURS, PEKKO -> wanted;
            case NAIVE -> Math.min(wanted, MOST_OPEN);
        };
    }

    private static List<String> notes(Payloads payloads) {
        var notes = new ArrayList<>(Notes.designs(payloads));
        notes.add(
                "A process for each design, with -Xmx%s; one machine came and went before anything was measured."
                        .formatted(ChildJvm.HEAP));
        notes.add(
                "heap: the sum of a class histogram after a full collection. memory: that, and what is resident outside of the heap.");
        notes.add("resident: the whole process, with what the collector keeps free.");
        notes.add("per machine: the difference to before, over the number of machines.");
        notes.add(
                "Pekko Persistence: recovered from its journal, as after a restart; all machines run. naive: all run.");
        notes.add(
                "AeroPhoenix: one in ten runs, the others were only created. naive: at fewer machines, since each keeps a file open.");
        notes.add("Lists: the other designs keep nothing to answer them from.");
        notes.add("vs_: memory per machine, theirs / ours; and heap.");
        return notes;
    }
}
