package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Assignment.Kind;
import io.aerophoenix.benchmarks.Rounds.Trial;
import io.aerophoenix.simulator.FileLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How soon machines are there again after the process that kept them was killed.
record RestartBenchmark(Workers workers) implements Benchmark {
    private static final int MACHINES = 100_000;
    private static final int ONE_RUNS_OF = 10;
    private static final String PREPARED = "prepared in";
    private static final String FIRST = "first answer";

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String summary() {
        return "from the start of a process to all machines known, after the one before was killed";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        RegionProcess.requireBuilt(options.app());
        var payloads = scratch.payloads();
        int count = options.machines(MACHINES);
        var rows = new ArrayList<Row>();
        var trials = new ArrayList<Trial>();
        for (var design : Design.values()) {
            var folder = scratch.part().folder();
            System.err.printf("making %,d machines: %s%n", count, design.title());
            rows.add(prepare(design, folder, count, payloads));
            kill(design, options.app(), folder);
            trials.add(
                    new Trial(
                            design.title(),
                            () -> measure(design, options, folder, scratch, payloads)));
        }
        rows.addAll(Rounds.of(options.rounds(), trials).rows());
        var figures = new Figures(rows);
        var ratios = new Comparison(figures).less(Reopening.KNOWN, "", "");
        return new Report(figures, ratios.ratios(), notes(options, payloads));
    }

    private static Row prepare(Design design, Path folder, int count, Payloads payloads)
            throws Exception {
        long before = System.nanoTime();
        switch (design) {
            case OURS -> prepareRegion(folder, count);
            case NAIVE -> NaiveMachines.prepare(folder, count, payloads);
            case PEKKO -> PekkoMachines.prepare(folder, count, payloads);
        }
        return new Row(
                design.title(), PREPARED, (System.nanoTime() - before) / Nanos.PER_SECOND, "s");
    }

    private static void prepareRegion(Path folder, int count) throws Exception {
        var ledger = FileLedger.open(folder.resolve("simulator"));
        try (var region = SimulatedRegion.open(folder, ledger)) {
            var _ = region.createAll(count, count / ONE_RUNS_OF);
        }
    }

    /// The others' processes always end as if they were killed.
    private static void kill(Design design, Path app, Path folder) throws Exception {
        switch (design) {
            case OURS -> RegionProcess.start(app, folder, List.of()).kill();
            case NAIVE, PEKKO -> {}
        }
    }

    private List<Row> measure(
            Design design, Options options, Path folder, Scratch scratch, Payloads payloads)
            throws Exception {
        int count = options.machines(MACHINES);
        return switch (design) {
            case OURS -> restartRegion(options.app(), folder, count);
            case NAIVE, PEKKO -> {
                try (var part = scratch.part()) {
                    yield workers.carryOut(
                            new Assignment(
                                    Kind.REOPEN,
                                    design,
                                    folder.toString(),
                                    count,
                                    1,
                                    options.measure(),
                                    payloads),
                            part);
                }
            }
        };
    }

    private static List<Row> restartRegion(Path app, Path folder, int count) throws Exception {
        try (var starting = StartingRegion.start(app, folder)) {
            var first = starting.awaitAnswer(0);
            var known = starting.awaitAnswer(count);
            var subject = Design.OURS.title();
            return List.of(
                    new Row(subject, FIRST, Nanos.seconds(first), "s"),
                    new Row(subject, Reopening.KNOWN, Nanos.seconds(known), "s"),
                    new Row(subject, "resident", starting.residentMb(), "MiB"));
        }
    }

    private static List<String> notes(Options options, Payloads payloads) {
        var notes = new ArrayList<>(Notes.designs(payloads));
        notes.add(
                "%,d machines; of AeroPhoenix one in ten runs, of the others all do. Their files are in the page cache."
                        .formatted(options.machines(MACHINES)));
        notes.add(
                "AeroPhoenix: a whole region, killed (SIGKILL) when it was ready, and started again without cache of classes;");
        notes.add(
                "  first answer: the list of machines by REST, with a token; all known: its total is the number of machines.");
        notes.add(
                "naive: opens every file and reads its state; keeps 2,000 open at most. Pekko Persistence: makes all actors, and asks");
        notes.add(
                "  each for its state, which it answers when it has recovered. Both without REST; their last process ended without closing.");
        notes.add(
                "prepared: time to make the machines, which the figures do not contain; the others' were made without forcing them out.");
        notes.add("vs_: all known, theirs / ours.");
        return notes;
    }
}
