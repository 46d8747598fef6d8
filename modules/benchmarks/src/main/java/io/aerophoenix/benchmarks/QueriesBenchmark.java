package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Machines.Question;
import io.aerophoenix.benchmarks.Rounds.Trial;
import java.util.ArrayList;
import java.util.List;

/// How long it takes to ask for a machine's state, or for a page of a list, while machines are being stopped and started.
final class QueriesBenchmark implements Benchmark {
    private static final int MACHINES = 2000;
    private static final int WARMING = 64;
    private static final String FIND = "find by id";

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public String summary() {
        return "questions in process while operations arrive at a given pace: one machine, a page of a list";
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
        var ratios = new Comparison(figures).less("p99", FIND, "").less("p50", FIND, "p50");
        return new Report(figures, ratios.ratios(), notes(options, payloads));
    }

    private static List<Row> measure(
            Design design, Options options, Scratch scratch, Payloads payloads) throws Exception {
        int count = options.machines(MACHINES);
        try (var part = scratch.part();
                var machines = design.open(part.folder(), count, payloads)) {
            var _ =
                    ClosedLoop.run(
                            machines.withCallers(Math.min(WARMING, count)), options.warmUp());
            try (var asker = Asker.start(questions(machines), count)) {
                var traffic = OpenLoop.run(machines, count, paceOf(options), options.measure());
                return rows(design, asker, traffic);
            }
        }
    }

    /// A transition is half an operation.
    private static int paceOf(Options options) {
        return Math.max(1, options.rates().getLast() / Turn.MOVES);
    }

    private static List<Question> questions(Machines machines) {
        var questions = new ArrayList<Question>();
        questions.add(new Question(FIND, machines::moves));
        questions.addAll(machines.lists());
        return questions;
    }

    private static List<Row> rows(Design design, Asker asker, Paced traffic) throws Exception {
        var rows = new ArrayList<Row>();
        asker.stop()
                .forEach((question, nanos) -> {
                    var subject = design.with(question);
                    rows.add(
                            new Row(subject, "p50", nanos.getValueAtPercentile(50) / 1000.0, "µs"));
                    rows.add(
                            new Row(subject, "p99", nanos.getValueAtPercentile(99) / 1000.0, "µs"));
                    rows.add(
                            new Row(
                                    subject,
                                    "p99.9",
                                    nanos.getValueAtPercentile(99.9) / 1000.0,
                                    "µs"));
                    rows.add(new Row(subject, "questions", nanos.getTotalCount(), "count"));
                    rows.add(
                            new Row(
                                    subject,
                                    "transitions meanwhile",
                                    traffic.achieved() * Turn.MOVES,
                                    "1/s"));
                });
        return rows;
    }

    private static List<String> notes(Options options, Payloads payloads) {
        var notes = new ArrayList<>(Notes.designs(payloads));
        notes.add(
                "%,d transitions a second are offered to %,d machines meanwhile; what of it was done is in the table."
                        .formatted(paceOf(options) * Turn.MOVES, options.machines(MACHINES)));
        notes.add(
                "One caller asks, waits a millisecond, asks again; a question is timed from when it is asked to its answer.");
        notes.add(
                "find: ours looks it up in memory, naive selects it from the machine's file, Pekko Persistence asks the actor.");
        notes.add("Lists: the other designs keep nothing to answer them from.");
        notes.add("vs_: p99 of finding a machine, theirs / ours; and its p50.");
        return notes;
    }
}
