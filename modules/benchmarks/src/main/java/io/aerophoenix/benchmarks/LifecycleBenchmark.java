package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Rounds.Trial;
import io.aerophoenix.wal.WalStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an operation costs from end to end within a region: guards, intent on disk, effect, answer, outcome. The hosts
/// are simulated and take no time, so what is seen is the region.
final class LifecycleBenchmark implements Benchmark {
    private static final String OPERATIONS = "operations";
    private static final String TRANSITIONS = "durable transitions";
    private static final String JOURNAL_P50 = "journal p50";
    private static final String JOURNAL_P99 = "journal p99";

    /// Stopping and stopped, or starting and running.
    private static final int MOVES_OF_AN_OPERATION = 2;

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public String summary() {
        return "stops and starts through the whole write path, with simulated hosts, and what the journal takes of it";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        var trials = new ArrayList<Trial>();
        for (int callers : options.callers()) {
            trials.add(new Trial(subject(callers), () -> measure(callers, options, scratch)));
        }
        var figures = Rounds.of(options.rounds(), trials);
        return new Report(figures, ratios(figures, options.callers()), notes());
    }

    private static List<Row> measure(int callers, Options options, Scratch scratch)
            throws Exception {
        try (var part = scratch.part();
                var operations = Operations.open(part.folder(), callers)) {
            var _ = ClosedLoop.run(operations, options.warmUp());
            var _ = operations.recentJournalLatency();
            var measured = ClosedLoop.run(operations, options.measure());
            return rows(subject(callers), measured, operations.recentJournalLatency());
        }
    }

    private static List<Row> rows(String subject, Measured measured, WalStats.Latency journal) {
        var rows = new ArrayList<Row>();
        rows.add(
                new Row(subject, TRANSITIONS, measured.perSecond() * MOVES_OF_AN_OPERATION, "1/s"));
        rows.addAll(measured.rows(subject, OPERATIONS));
        rows.add(new Row(subject, JOURNAL_P50, journal.p50().toNanos() / NANOS_PER_MILLI, "ms"));
        rows.add(new Row(subject, JOURNAL_P99, journal.p99().toNanos() / NANOS_PER_MILLI, "ms"));
        return rows;
    }

    private static Map<String, Double> ratios(Figures figures, List<Integer> allCallers) {
        var ratios = new LinkedHashMap<String, Double>();
        for (int callers : allCallers) {
            double journal = figures.value(JOURNAL_P50, subject(callers));
            ratios.put(
                    "journal p50 / operation p50, " + subject(callers),
                    journal / figures.value(Measured.P50, subject(callers)));
        }
        return ratios;
    }

    private static String subject(int callers) {
        return Callers.words(callers);
    }

    private static List<String> notes() {
        return List.of(
                "Each caller has a machine of its own, stops and starts it in turn, and waits for each answer.",
                "An operation is two transitions and two appends. It waits for its intent to be durable; its outcome is",
                "  written behind the answer, and is durable before the next operation's intent is.",
                "journal: from append to durable, over all appends.");
    }
}
