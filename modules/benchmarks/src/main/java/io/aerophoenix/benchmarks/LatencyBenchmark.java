package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Rounds.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How long an operation takes when operations come at a given pace, and not when the previous one is done.
final class LatencyBenchmark implements Benchmark {
    private static final int MACHINES = 1000;
    private static final int WARMING = 64;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String summary() {
        return "how long operations take that arrive at a given pace, from when each was due";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        var payloads = scratch.payloads();
        var trials = new ArrayList<Trial>();
        trials.add(RawDisk.trial(options, scratch));
        for (int rate : options.rates()) {
            for (var design : Design.values()) {
                trials.add(
                        new Trial(
                                design.with(words(rate)),
                                () -> measure(design, rate, options, scratch, payloads)));
            }
        }
        var figures = Rounds.of(options.rounds(), trials);
        return new Report(figures, ratios(figures, options.rates()), notes(options, payloads));
    }

    private static List<Row> measure(
            Design design, int rate, Options options, Scratch scratch, Payloads payloads)
            throws Exception {
        int count = options.machines(MACHINES);
        try (var part = scratch.part();
                var machines = design.open(part.folder(), count, payloads)) {
            // As fast as it can, which leaves no backlog.
            var _ =
                    ClosedLoop.run(
                            machines.withCallers(Math.min(WARMING, count)), options.warmUp());
            return OpenLoop.run(machines, count, rate, options.measure())
                    .rows(design.with(words(rate)));
        }
    }

    private static Map<String, Double> ratios(Figures figures, List<Integer> rates) {
        var comparison = new Comparison(figures);
        comparison.less(Paced.P99, words(rates.getLast()), "");
        for (int rate : rates) {
            comparison.less(Paced.P99, words(rate), words(rate));
        }
        return comparison.ratios();
    }

    private static String words(int rate) {
        return "%,d/s".formatted(rate);
    }

    private static List<String> notes(Options options, Payloads payloads) {
        var notes = new ArrayList<>(Notes.designs(payloads));
        notes.add(
                "Operations come at equal distances, to %d machines in turn; a pace of 5,000/s is 10,000 transitions a second."
                        .formatted(options.machines(MACHINES)));
        notes.add(
                "Each is timed from when it was due (no coordinated omission). achieved: done within the time; where it is less");
        notes.add(
                "  than what came, the rest waited, and the percentiles say how long the measurement was, not how fast it is.");
        notes.add("vs_: p99, theirs / ours, at the highest pace; and at each.");
        return notes;
    }
}
