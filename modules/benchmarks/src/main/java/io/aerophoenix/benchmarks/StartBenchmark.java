package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Rounds.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// How soon a region is ready, and how much memory it then has: a new process for each figure, with and without the
/// cache of classes that `./aero up` makes.
final class StartBenchmark implements Benchmark {
    private static final String PLAIN = "without cache";
    private static final String CACHED = "with cache";
    private static final String READY = "ready";
    private static final String MEMORY = "memory";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "time until a region is ready, and its memory then, with and without the cache of classes";
    }

    @Override
    public Report run(Options options, Scratch scratch) throws Exception {
        var app = options.app();
        RegionProcess.requireBuilt(app);
        var cache = scratch.folder().resolve("start.aot");
        train(app, cache, scratch);
        var figures =
                Rounds.of(
                        options.rounds(),
                        List.of(
                                trial(PLAIN, app, List.of(), scratch),
                                trial(CACHED, app, List.of("-XX:AOTCache=" + cache), scratch)));
        var ratios = new LinkedHashMap<String, Double>();
        ratios.put("ready without cache / with cache", figures.ratio(READY, PLAIN, CACHED));
        ratios.put("memory without cache / with cache", figures.ratio(MEMORY, PLAIN, CACHED));
        return new Report(figures, ratios, notes());
    }

    private static void train(Path app, Path cache, Scratch scratch) throws Exception {
        System.err.println("training run");
        measure("training", app, List.of("-XX:AOTCacheOutput=" + cache), scratch);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the training run left no cache at " + cache);
        }
    }

    private static Trial trial(String subject, Path app, List<String> flags, Scratch scratch) {
        return new Trial(subject, () -> measure(subject, app, flags, scratch));
    }

    private static List<Row> measure(String subject, Path app, List<String> flags, Scratch scratch)
            throws Exception {
        try (var part = scratch.part();
                var region = RegionProcess.start(app, part.folder(), flags)) {
            return List.of(
                    new Row(subject, READY, region.readyMillis(), "ms"),
                    new Row(subject, MEMORY, region.residentMb(), "MiB"));
        }
    }

    private static List<String> notes() {
        return List.of(
                "ready: from the start of the process until API and console answer, as the region itself says.",
                "memory: the resident set at that moment. The folder is empty: no machine is taken up.",
                "Figures are medians of the rounds (--rounds).");
    }
}
