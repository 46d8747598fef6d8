package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Rounds.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many moves of machines a second become durable, each operation through the whole write path: guards, intent on
/// disk, effect, answer, outcome. The hosts are simulated and take no time, so what is seen is the design.
final class TransitionsBenchmark implements Benchmark {
    private static final String TRANSITIONS = "durable transitions";
    private static final String OPERATIONS = "operations";

    @Override
    public String name() {
        return "transitions";
    }

    @Override
    public String summary() {
        return "durable transitions a second, when every caller waits for its answer";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        var payloads = scratch.payloads();
        var trials = new ArrayList<Trial>();
        trials.add(RawDisk.trial(options, scratch));
        for (int callers : options.callers()) {
            for (var design : Design.values()) {
                trials.add(
                        new Trial(
                                design.with(Callers.words(callers)),
                                () -> measure(design, callers, options, scratch, payloads)));
            }
        }
        var figures = Rounds.of(options.rounds(), trials);
        return new Report(figures, ratios(figures, options.callers()), notes(payloads));
    }

    private static List<Row> measure(
            Design design, int callers, Options options, Scratch scratch, Payloads payloads)
            throws Exception {
        var subject = design.with(Callers.words(callers));
        try (var part = scratch.part();
                var machines = design.open(part.folder(), callers, payloads)) {
            var turning = machines.withCallers(callers);
            var _ = ClosedLoop.run(turning, options.warmUp());
            var _ = machines.recent(subject);
            var measured = ClosedLoop.run(turning, options.measure());
            var rows = new ArrayList<Row>();
            rows.add(new Row(subject, TRANSITIONS, measured.perSecond() * Turn.MOVES, "1/s"));
            rows.addAll(measured.rows(subject, OPERATIONS));
            rows.addAll(machines.recent(subject));
            return rows;
        }
    }

    private static Map<String, Double> ratios(Figures figures, List<Integer> allCallers) {
        var comparison = new Comparison(figures);
        comparison.more(TRANSITIONS, Callers.words(allCallers.getLast()), "");
        for (int callers : allCallers) {
            comparison.more(TRANSITIONS, Callers.words(callers), Callers.words(callers));
        }
        return comparison.ratios();
    }

    private static List<String> notes(Payloads payloads) {
        var notes = new ArrayList<>(Notes.designs(payloads));
        notes.add(
                "Each caller has a machine of its own, stops and starts it in turn, and waits for each answer.");
        notes.add("p50, p99: of an operation. journal: from append to durable, over all appends.");
        notes.add(
                "vs_: durable transitions, ours / theirs, with the most callers; and with each number.");
        return notes;
    }
}
