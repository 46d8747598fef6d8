package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.wal.Failpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Lets a real region die at the named moments of its write path, and looks after each restart whether all is as it must
/// be.
///
/// What happens follows from a seed, which is printed; `-Daero.crash.seed=N` repeats it, as far as the computer's own
/// timing allows. When it fails, the region's folder is kept.
@WholeProcess
class FailpointIT {
    private static final Duration SHORT = Duration.ofSeconds(40);
    private static final int MOST_PASSES = 60;
    private static final int MOST_PASSES_OF_A_RARE_ONE = 3;

    private final long seed = Long.getLong("aero.crash.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void losesNothingWhereverTheWritePathIsCutOff(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        System.out.printf("failpoint test: seed %d, folder %s%n", seed, folder);
        try (var region = LivingRegion.in(folder)) {
            var ordeal = new Ordeal(region, folder, random);
            for (var point : Failpoint.values()) {
                dieAt(point, region, ordeal);
            }
            region.start();
            ordeal.repeatAllCreations();
            assertThat(region.log()).doesNotContain("SEVERE", "Exception");
        }
    }

    /// `-Daero.soak.seconds=N` makes it longer; each wait in it has a bound of its own.
    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void losesNothingWhereverChanceCutsTheWritePathOff(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        var points = Failpoint.values();
        var until =
                System.nanoTime()
                        + Duration.ofSeconds(Long.getLong("aero.soak.seconds", SHORT.toSeconds()))
                                .toNanos();
        System.out.printf("failpoint test by chance: seed %d, folder %s%n", seed, folder);
        try (var region = LivingRegion.in(folder)) {
            var ordeal = new Ordeal(region, folder, random);
            do {
                dieAt(points[random.nextInt(points.length)], region, ordeal);
            } while (System.nanoTime() < until);
            assertThat(region.log()).doesNotContain("SEVERE", "Exception");
        }
    }

    private void dieAt(Failpoint point, LivingRegion region, Ordeal ordeal) throws Exception {
        int pass = 1 + random.nextInt(isRare(point) ? MOST_PASSES_OF_A_RARE_ONE : MOST_PASSES);
        var where = "%s:%d".formatted(point.name().toLowerCase(Locale.ROOT), pass);
        var arguments = Map.of("--kill-at", where, "--trim-seconds", "1", "--kept-entries", "50");
        var survivors =
                region.startOrDie(arguments)
                        ? ordeal.workUntilItDies("at " + where, trouble(point))
                        : ordeal.survivors(); // what was under way before has brought it there
        region.start();
        ordeal.inspect(where, survivors);
        region.kill();
    }

    /// Whether the region comes past it every few seconds, rather than with each change.
    private static boolean isRare(Failpoint point) {
        return switch (point) {
            case DURING_TRIM, DURING_INDEX_WRITE, DURING_INDEX_REBUILD -> true;
            case BEFORE_INTENT,
                    AFTER_INTENT,
                    DURING_BATCH,
                    AFTER_EFFECT,
                    BEFORE_OUTCOME,
                    AFTER_OUTCOME,
                    DURING_MATERIALISATION ->
                    false;
        };
    }

    private static Ordeal.Trouble trouble(Failpoint point) {
        return point == Failpoint.DURING_INDEX_REBUILD
                ? RegionClient::rebuildIndex
                : Ordeal.Trouble.NONE;
    }
}
