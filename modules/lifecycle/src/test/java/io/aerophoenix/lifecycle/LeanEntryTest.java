package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.wal.WalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a machine costs that nobody asks for anything, on the heap.
class LeanEntryTest {
    private static final int MACHINES = 4000;
    private static final int MOST_BYTES = 1024;

    @TempDir Path temp;
    private Path folder;

    @BeforeEach
    void choose() {
        folder = temp.resolve("region");
    }

    @Test
    void takesAtMostAKilobyteForAMachineThatHasRunAndRests() throws Exception {
        createAndStop();
        long before = bytesWithNobody();

        try (var lifecycle = open(folder, new ScriptedDriver())) {
            long each = (liveBytes() - before) / MACHINES;

            assertThat(lifecycle.census().values().stream().mapToInt(it -> it).sum())
                    .isEqualTo(MACHINES);
            assertThat(each).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    private long bytesWithNobody() throws Exception {
        try (var _ = open(temp.resolve("empty"), new ScriptedDriver())) {
            return liveBytes();
        }
    }

    private void createAndStop() {
        var driver = new ScriptedDriver();
        try (var lifecycle = open(folder, driver)) {
            for (int from = 0; from < MACHINES; from += 4) {
                var answers = new ArrayList<CompletableFuture<Answer<Machine>>>();
                for (int i = from; i < from + 4; i++) {
                    answers.add(lifecycle.create(creation(i)));
                }
                answers.forEach(LifecycleOnTrial::done);
                for (int i = from; i < from + 4; i++) {
                    var running =
                            ((Sighting.Known) lifecycle.find(name(i)).orElseThrow()).machine();
                    driver.end(
                            Effects.instanceOf(running).startedBy(),
                            new Exit(0, null, running.createdAt()));
                    LifecycleOnTrial.got(
                            lifecycle.when(name(i), it -> !it.state().holdsResources()));
                }
            }
        }
    }

    private static MachineId name(int number) {
        return id("machine-" + number);
    }

    private static Lifecycle.Creation creation(int number) {
        var spec =
                new MachineSpec(
                        new MachineName("machine-" + number),
                        ScriptedDriver.NAME,
                        List.of("/usr/bin/serve", "--port", "8080", "--threads", "16"),
                        Map.of("LOG_LEVEL", "info", "DATABASE_URL", "postgres://db.internal/shop"),
                        null,
                        new Resources(1, 100),
                        new RestartPolicy(RestartPolicy.Mode.NEVER, 3),
                        new StopPolicy("SIGTERM", Duration.ofSeconds(10)),
                        Map.of("team", "shop", "tier", "web"),
                        List.of());
        return new Lifecycle.Creation(
                name(number),
                Samples.DEMO,
                Samples.IAD,
                spec,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                List.of(Action.START),
                "ada");
    }

    private static DurableLifecycle open(Path folder, MachineDriver driver) {
        return DurableLifecycle.open(
                WalSettings.in(folder), List.of(driver), InstantSource.system());
    }

    /// What is left after garbage was collected, more than once, since the first time finds what it frees late.
    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            var heap = Runtime.getRuntime();
            least = Math.min(least, heap.totalMemory() - heap.freeMemory());
        }
        return least;
    }
}
