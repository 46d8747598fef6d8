package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a driver finds after the control plane before it was killed.
class AdoptionTest {
    private static final int ROUNDS = 24;
    private static final int MAX_MICROS_TO_THE_KILL = 40_000;
    private static final long SEED = 20_260_101;

    @Test
    void takesUpAProcessWhoseControlPlaneWasKilled(@TempDir Path data) throws Exception {
        try (var earlier = ControlPlaneToKill.launch(data, 1, "sleep", "600")) {
            earlier.awaitWord("started");
            earlier.kill();
        }
        try (var bench = new Bench(data)) {
            var truth = bench.observe(1);
            assertThat(truth).isInstanceOf(Truth.Running.class);
            assertThat(bench.start(1, Specs.of("sleep", "600")))
                    .isEqualTo(((Truth.Running) truth).instance());

            var exit = bench.driver.stop(Bench.MACHINE, Bench.intent(1), StopPolicy.DEFAULT);

            assertThat(exit.signal()).isEqualTo("SIGTERM");
        }
    }

    @Test
    void findsNothingOfACommandBesideAProcessButTheProcessItself(@TempDir Path data)
            throws Exception {
        var pidFile = new DataFolder(data).of(Bench.MACHINE).work().resolve("pid");
        try (var earlier = ControlPlaneToKill.launch(data, 1, "sleep", "600")) {
            earlier.awaitWord("started");
            earlier.runBeside();
            Await.until("the command", () -> Files.exists(pidFile) && Files.size(pidFile) > 1);
            earlier.kill();
        }
        long command = Long.parseLong(Files.readString(pidFile).strip());

        Await.until("the end of the command", () -> !Bench.alive(command));

        try (var bench = new Bench(data)) {
            assertThat(bench.observe(1)).isInstanceOf(Truth.Running.class);
        }
    }

    @Test
    void hearsOfTheEndOfAProcessThatItTookUp(@TempDir Path data, @TempDir Path other)
            throws Exception {
        var go = other.resolve("go");
        var script = "until [ -e %s ]; do sleep 0.02; done; exit 5".formatted(go);
        try (var earlier = ControlPlaneToKill.launch(data, 1, "sh", "-c", script)) {
            earlier.awaitWord("started");
            earlier.kill();
        }
        try (var bench = new Bench(data)) {
            assertThat(bench.observe(1)).isInstanceOf(Truth.Running.class);

            Files.createFile(go);

            assertThat(bench.heard.awaitEndOf(Bench.intent(1)).code()).isEqualTo(5);
        }
    }

    @Test
    void knowsHowAProcessEndedWhileThereWasNoControlPlane(@TempDir Path data, @TempDir Path other)
            throws Exception {
        var go = other.resolve("go");
        var script = "until [ -e %s ]; do sleep 0.02; done; exit 6".formatted(go);
        try (var earlier = ControlPlaneToKill.launch(data, 1, "sh", "-c", script)) {
            earlier.awaitWord("started");
            earlier.kill();
        }
        Files.createFile(go);
        var run = new DataFolder(data).run(Bench.intent(1));
        Await.until("the end", () -> run.exit().isPresent());

        try (var bench = new Bench(data)) {
            assertThat(bench.observe(1))
                    .isInstanceOfSatisfying(
                            Truth.Ended.class,
                            ended -> assertThat(ended.exit().code()).isEqualTo(6));
        }
    }

    @Test
    void startsNothingTwiceWhereverInAStartTheControlPlaneWasKilled(@TempDir Path folder)
            throws Exception {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var data = folder.resolve("data" + round);
            var marks = folder.resolve("marks" + round);
            var script = "echo started >>%s; exec sleep 600".formatted(marks);
            long nanos = TimeUnit.MICROSECONDS.toNanos(random.nextInt(MAX_MICROS_TO_THE_KILL));
            try (var earlier = ControlPlaneToKill.launch(data, 1, "sh", "-c", script)) {
                earlier.awaitWord("ready");
                LockSupport.parkNanos(nanos);
                earlier.kill();
            }

            try (var bench = new Bench(data)) {
                switch (round % 2) {
                    case 0 -> observeAndCheck(bench, script, marks);
                    default -> startAgainAndCheck(bench, script, marks);
                }
            }
        }
    }

    @Test
    void decidesARaceBetweenAStartAndAFenceOneWay(@TempDir Path folder) throws Exception {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var data = folder.resolve("data" + round);
            var marks = folder.resolve("marks" + round);
            var script = "echo started >>%s; exec sleep 600".formatted(marks);
            long nanos = TimeUnit.MICROSECONDS.toNanos(random.nextInt(MAX_MICROS_TO_THE_KILL / 4));
            try (var starting = new Bench(data);
                    var fencing = ProcessDriver.open(Specs.settings(data))) {
                var start = CompletableFuture.supplyAsync(() -> startOrNull(starting, script));
                LockSupport.parkNanos(nanos);
                var truth = fencing.observe(Bench.MACHINE, Bench.intent(1));

                boolean running = truth instanceof Truth.Running;
                assertThat(start.get() != null).isEqualTo(running);
                if (running) {
                    awaitMark(marks);
                } else {
                    assertThat(truth).isEqualTo(new Truth.NeverStarted());
                    assertThat(marks).doesNotExist();
                }
            }
        }
    }

    private static void observeAndCheck(Bench bench, String script, Path marks) throws Exception {
        switch (bench.observe(1)) {
            case Truth.Running _ -> awaitMark(marks);
            case Truth.NeverStarted _ -> {
                assertThatThrownBy(() -> bench.start(1, Specs.shell(script)))
                        .isInstanceOf(DriverException.class);
                assertThat(marks).doesNotExist();
            }
            case Truth.Suspended _, Truth.Ended _ ->
                    throw new AssertionError("nobody froze or ended it");
        }
    }

    private static void startAgainAndCheck(Bench bench, String script, Path marks)
            throws Exception {
        var instance = bench.start(1, Specs.shell(script));

        assertThat(bench.observe(1)).isEqualTo(new Truth.Running(instance));
        awaitMark(marks);
    }

    private static void awaitMark(Path marks) throws Exception {
        Await.until("the command's own mark", () -> Files.exists(marks) && Files.size(marks) > 0);
        assertThat(Files.readAllLines(marks)).isEqualTo(List.of("started"));
    }

    private static @Nullable Object startOrNull(Bench bench, String script) {
        try {
            return bench.start(1, Specs.shell(script));
        } catch (DriverException _) {
            return null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
