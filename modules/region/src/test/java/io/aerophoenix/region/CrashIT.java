package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Kills a real region under load, again and again, and looks after each restart whether all is as it must be.
///
/// The load, and the moments of the kills, follow from a seed, which is printed; `-Daero.crash.seed=N` repeats them, as
/// far as the computer's own timing allows. When it fails, the region's folder is kept.
@WholeProcess
class CrashIT {
    private static final int SIMULATED_MACHINES = 200;
    private static final int PROCESSES = 3;
    private static final int LASTING_PROCESSES = 2;
    private static final int KILLS = 20;
    private static final int KILLED_AT_START_ONCE_IN = 5;
    private static final int MOST_MOVES_TO_A_KILL = 300;
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final long seed = Long.getLong("aero.crash.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void losesNothingAndDoesNothingTwice(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        System.out.printf("crash test: seed %d, folder %s%n", seed, folder);
        var load = load(Files.createDirectory(folder.resolve("marks")));
        try (var region = LivingRegion.in(folder)) {
            region.start();
            for (int kill = 1; kill <= KILLS; kill++) {
                var survivors = workUntilKilled(region, load);
                if (kill % KILLED_AT_START_ONCE_IN == 0) {
                    killAtStart(region);
                }
                region.start();
                inspect(region, load, survivors);
                System.out.printf("killed %d times: %s%n", kill, load);
            }
            repeatAllCreations(region, load);
            assertThat(region.log()).doesNotContain("SEVERE", "Exception");
        }
    }

    private Load load(Path marks) {
        var load = new Load(marks);
        load.employ(SIMULATED_MACHINES, Habits.SIMULATED, random);
        load.employ(PROCESSES, Habits.PROCESS, random);
        load.employ(LASTING_PROCESSES, Habits.LASTING_PROCESS, random);
        return load;
    }

    private List<Survivor> workUntilKilled(LivingRegion region, Load load) throws Exception {
        int enough = load.acknowledgedMoves() + random.nextInt(MOST_MOVES_TO_A_KILL);
        var shift = load.begin(region.client());
        // Counted in moves, not in seconds: a slow computer is killed while as much is under way.
        Until.seen("%d moves".formatted(enough), load::acknowledgedMoves, made -> made >= enough);
        region.kill();
        shift.end();
        return Survivor.of(load);
    }

    private void killAtStart(LivingRegion region) throws Exception {
        region.launch();
        Until.pause(random.nextLong(LONGEST_START_NANOS));
        region.kill();
    }

    private static void inspect(LivingRegion region, Load load, List<Survivor> survivors)
            throws Exception {
        assertThat(load.surprises()).isEmpty();
        var snapshot = Snapshot.take(region.client(), region.data());
        new Inspection(snapshot, load).run(survivors);
        load.machines().forEach(machine -> snapshot.find(machine).ifPresent(machine::seen));
    }

    private static void repeatAllCreations(LivingRegion region, Load load) throws Exception {
        for (var machine : load.machines()) {
            var first = machine.id();
            var repeat = region.client().create(machine.wanted()).orFail().as(MachineView.class);
            first.ifPresent(id -> assertThat(repeat.id()).isEqualTo(id));
        }
    }
}
