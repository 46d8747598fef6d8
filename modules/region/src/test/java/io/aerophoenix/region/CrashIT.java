package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    private static final int KILLS = 15;
    private static final int KILLED_AT_START_ONCE_IN = 5;
    private static final int MOST_MOVES_TO_A_KILL = 250;
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final long seed = Long.getLong("aero.crash.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void losesNothingAndDoesNothingTwice(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        System.out.printf("crash test: seed %d, folder %s%n", seed, folder);
        try (var region = LivingRegion.in(folder)) {
            var ordeal = new Ordeal(region, folder, random);
            region.start();
            for (int kill = 1; kill <= KILLS; kill++) {
                var survivors = ordeal.workUntilKilled(random.nextInt(MOST_MOVES_TO_A_KILL));
                if (kill % KILLED_AT_START_ONCE_IN == 0) {
                    killAtStart(region);
                }
                region.start();
                ordeal.inspect("killed", survivors);
            }
            assertThat(ordeal.adopted()).as("processes adopted").isGreaterThan(KILLS);
            ordeal.repeatAllCreations();
            assertThat(region.log()).doesNotContain("SEVERE", "Exception");
        }
    }

    private void killAtStart(LivingRegion region) throws Exception {
        region.launch();
        Until.pause(random.nextLong(LONGEST_START_NANOS));
        region.kill();
    }
}
