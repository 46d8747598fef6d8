package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Rounds.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What it costs to make a transition durable: one append to the region's journal, which all machines share, or three
/// commits (intent, state, completion) in a file of the machine's own.
final class JournalBenchmark implements Benchmark {
    private static final String RATE = "throughput";

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String summary() {
        return "durable appends to the shared journal, beside three commits per transition in each machine's own file";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        var payloads = scratch.payloads();
        var trials = new ArrayList<Trial>();
        trials.add(RawDisk.trial(options, scratch));
        for (int callers : options.callers()) {
            trials.add(
                    trial(
                            journal(callers),
                            options,
                            scratch,
                            folder -> JournalAppends.open(folder, callers, payloads.all())));
            trials.add(
                    trial(
                            ownFiles(callers),
                            options,
                            scratch,
                            folder -> OwnFiles.open(folder, callers, payloads.all())));
        }
        var figures = Rounds.of(options.rounds(), trials);
        return new Report(figures, ratios(figures, options.callers()), notes(payloads));
    }

    private static Trial trial(String subject, Options options, Scratch scratch, Opening opening) {
        return new Trial(subject, () -> measure(subject, options, scratch, opening));
    }

    private static List<Row> measure(String name, Options options, Scratch scratch, Opening opening)
            throws Exception {
        try (var part = scratch.part();
                var subject = opening.open(part.folder())) {
            var _ = ClosedLoop.run(subject, options.warmUp());
            return ClosedLoop.run(subject, options.measure()).rows(name, RATE);
        }
    }

    private static Map<String, Double> ratios(Figures figures, List<Integer> allCallers) {
        var ratios = new LinkedHashMap<String, Double>();
        for (int callers : allCallers) {
            ratios.put(
                    "journal / own files, " + Callers.words(callers),
                    figures.ratio(RATE, journal(callers), ownFiles(callers)));
        }
        return ratios;
    }

    private static String journal(int callers) {
        return "journal, " + Callers.words(callers);
    }

    private static String ownFiles(int callers) {
        return "own files, " + Callers.words(callers);
    }

    private static List<String> notes(Payloads payloads) {
        return List.of(
                "A payload is a change of a real machine, %d bytes on average."
                        .formatted(payloads.averageBytes()),
                "journal: one append is one durable transition; a caller is a virtual thread.",
                "own files: one transition is three commits (intent, state, completion) in the SQLite file of the caller's",
                "  machine (WAL, synchronous=FULL); one machine and one platform thread for each caller, so that all commit at once.",
                "disk: 4 KiB written over and forced out by one thread (fdatasync), which no single commit can beat.",
                "Figures are medians of the rounds; each caller waits for its answer before it goes on.");
    }

    private interface Opening {
        Subject open(Path folder) throws Exception;
    }
}
