package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Needs a region that is packaged.
@Tag("whole-process")
class RestartIT {
    @TempDir private Path folder;

    @Test
    void comparesRestarts() throws Exception {
        var report = Miniature.run(new RestartBenchmark(new ChildJvm()), folder);

        assertThat(report.ratios()).containsOnlyKeys("vs_naive", "vs_pekko_persistence");
        assertThat(Arrays.stream(Design.values()).map(Design::title))
                .allSatisfy(title ->
                        assertThat(report.figures().value("all known", title)).isPositive());
        assertThat(report.figures().value("first answer", "AeroPhoenix")).isPositive();
    }
}
