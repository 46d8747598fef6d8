package io.aerophoenix.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.HealthCheck.Then;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the checks of many machines cost, without what the driver does for them: ten minutes of them, on driven time.
class ManyChecksTest {
    private static final int MACHINES = 10_000;
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int ROUNDS = 60;
    private static final Duration MOST_CPU_FOR_ONE_TRY = Duration.ofNanos(200_000);

    @Test
    void areCheap() throws Exception {
        var time = new DrivenTime();
        var driver = new ScriptedDriver();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var monitor =
                    new HealthMonitor(
                            new HealthTools(
                                    Map.of(ScriptedDriver.NAME, driver),
                                    Provisions.NONE,
                                    time,
                                    new Random(1),
                                    threads,
                                    time,
                                    (_, _) -> new CompletableFuture<>(),
                                    new HealthTools.Counts()),
                            Stream::of);
            for (int i = 0; i < MACHINES; i++) {
                monitor.heard(Lives.running("m" + i, check()));
            }
            time.move(INTERVAL);
            long before = cpuNanos();
            long triesBefore = monitor.stats().tries();

            for (int i = 0; i < ROUNDS * 10; i++) {
                time.move(INTERVAL.dividedBy(10));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

            long tries = monitor.stats().tries() - triesBefore;
            long each = (cpuNanos() - before) / tries;
            System.out.printf(
                    "%d tries took %.1f us of CPU each: %d machines once in %d s, %.2f %% of a processor.%n",
                    tries,
                    each / 1e3,
                    MACHINES,
                    INTERVAL.toSeconds(),
                    each * MACHINES / 1e7 / INTERVAL.toSeconds());
            assertThat(tries).isGreaterThan(MACHINES * (ROUNDS - 1L));
            assertThat(each).isLessThan(MOST_CPU_FOR_ONE_TRY.toNanos());
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static HealthCheck check() {
        return new HealthCheck(
                "web",
                new HealthCheck.Tcp(80),
                INTERVAL,
                Duration.ofSeconds(2),
                Duration.ZERO,
                3,
                1,
                Then.REPORT);
    }
}
