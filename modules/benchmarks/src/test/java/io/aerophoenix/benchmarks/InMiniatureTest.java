package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each benchmark with very small numbers: its figures mean nothing, but it runs, and says all that it promises.
class InMiniatureTest {
    @TempDir private Path folder;

    @Test
    void comparesTransitions() throws Exception {
        var report = run(new TransitionsBenchmark());

        assertThat(report.ratios())
                .containsOnlyKeys(
                        "vs_naive",
                        "vs_naive, 1 caller",
                        "vs_naive, 3 callers",
                        "vs_pekko_persistence",
                        "vs_pekko_persistence, 1 caller",
                        "vs_pekko_persistence, 3 callers");
        assertPositive(report, "durable transitions", titlesWith("3 callers"));
    }

    @Test
    void comparesLatencies() throws Exception {
        var report = run(new LatencyBenchmark());

        assertThat(report.ratios())
                .containsKeys("vs_naive", "vs_pekko_persistence", "vs_naive, 50/s");
        assertPositive(report, "p99.9", titlesWith("100/s"));
        assertPositive(report, "achieved", titlesWith("100/s"));
        assertPositive(report, "p99", List.of("disk, one block"));
    }

    @Test
    void comparesQueries() throws Exception {
        var report = run(new QueriesBenchmark());

        assertThat(report.ratios()).containsKeys("vs_naive", "vs_pekko_persistence");
        assertPositive(report, "p99", titlesWith("find by id"));
        assertPositive(
                report, "p99", List.of("AeroPhoenix, page of 100", "AeroPhoenix, filtered page"));
    }

    @Test
    void comparesOverloads() throws Exception {
        var report = run(new OverloadBenchmark(Miniature.HERE));

        assertThat(report.ratios()).containsKeys("vs_naive", "vs_pekko_persistence");
        assertPositive(report, "accepted", titles());
        assertThat(titles())
                .allSatisfy(title -> {
                    assertThat(report.figures().value("acknowledged and lost", title)).isZero();
                    assertThat(report.figures().value("failed", title)).isZero();
                });
    }

    @Test
    void comparesMemory() throws Exception {
        var report = run(new MemoryBenchmark(Miniature.HERE));

        assertThat(report.ratios())
                .containsOnlyKeys(
                        "vs_naive",
                        "vs_naive, heap",
                        "vs_pekko_persistence",
                        "vs_pekko_persistence, heap");
        assertPositive(report, "heap", titles());
        assertPositive(report, "page of 100 p99", List.of("AeroPhoenix"));
    }

    @Test
    void measuresTheJournal() throws Exception {
        var report = run(new JournalBenchmark());

        assertPositive(report, "throughput", List.of("journal, 3 callers", "own files, 3 callers"));
    }

    private Report run(Benchmark benchmark) throws Exception {
        return Miniature.run(benchmark, folder);
    }

    private static void assertPositive(Report report, String metric, List<String> subjects) {
        assertThat(subjects)
                .allSatisfy(subject ->
                        assertThat(report.figures().value(metric, subject)).isPositive());
    }

    private static List<String> titles() {
        return Arrays.stream(Design.values()).map(Design::title).toList();
    }

    private static List<String> titlesWith(String circumstance) {
        return Arrays.stream(Design.values()).map(it -> it.with(circumstance)).toList();
    }
}
