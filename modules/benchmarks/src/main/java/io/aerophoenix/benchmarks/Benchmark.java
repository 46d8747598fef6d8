package io.aerophoenix.benchmarks;

import java.util.List;

/// One question, answered by measuring.
interface Benchmark {
    /// What `./aero bench` offers, in the order of its list.
    List<Benchmark> ALL =
            List.of(
                    new TransitionsBenchmark(),
                    new LatencyBenchmark(),
                    new MemoryBenchmark(new ChildJvm()),
                    new RestartBenchmark(new ChildJvm()),
                    new QueriesBenchmark(),
                    new OverloadBenchmark(new ChildJvm()),
                    new JournalBenchmark(),
                    new StartBenchmark());

    /// @throws WrongArgumentsException when there is none of this name
    static Benchmark named(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new WrongArgumentsException("there is no benchmark '%s'".formatted(name)));
    }

    /// The word to ask for it, which is also the name of its result file.
    String name();

    /// What it measures, beside what: one line.
    String summary();

    /// Measures. Takes as long as the options say, times what there is to compare.
    ///
    /// @param scratch where it may write
    Report run(Options options, Scratch scratch) throws Exception;
}
