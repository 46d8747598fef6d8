package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Benchmarks with very small numbers.
final class Miniature {
    /// Carries out assignments in this process.
    static final Workers HERE =
            (assignment, _) -> {
                var said = new ArrayList<Row>();
                assignment.carryOut(said::addAll);
                return said;
            };

    private Miniature() {}

    static Report run(Benchmark benchmark, Path folder) throws Exception {
        try (var scratch = Scratch.in(folder)) {
            return benchmark.run(options(benchmark.name(), folder), scratch);
        }
    }

    private static Options options(String name, Path folder) {
        return new Options(
                name,
                folder,
                Path.of("").toAbsolutePath().resolveSibling("region").resolve("target/app"),
                folder,
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                1,
                List.of(1, 3),
                List.of(50, 100),
                12);
    }
}
