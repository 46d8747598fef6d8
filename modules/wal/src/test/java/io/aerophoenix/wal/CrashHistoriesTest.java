package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.imageOf;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.wal.Recovered.Intact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories, killed at a random moment: the next start has exactly what was acknowledged, and at most the one
/// entry more that was being written.
class CrashHistoriesTest {
    private static final int LIVES = 6;
    private static final int MACHINES = 12;
    private static final int ACTS = 60;

    @TempDir Path temp;

    /// How many steps of each machine were acknowledged, and begun.
    private final Map<Integer, Integer> acknowledged = new HashMap<>();

    private final Map<Integer, Integer> begun = new HashMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsWhatWasAcknowledged(long seed) {
        var random = new Random(seed);
        var folder = temp.resolve("life0");
        for (int life = 1; life <= LIVES; life++) {
            folder = live(folder, temp.resolve("life" + life), random);
        }
    }

    /// Lives in a folder until a kill, and leaves it as the kill would have.
    private Path live(Path folder, Path next, Random random) {
        var kill = new Kill(folder, next, random.nextInt(150));
        try (var wal = Wal.open(Folders.quiet(folder, 1), Folders::latest, _ -> {}, kill)) {
            var damages = new Damages();
            check(wal.recover(damages));
            wal.scrub();
            assertThat(damages.told).isEmpty();
            for (int act = 0; act < ACTS && !kill.happened; act++) {
                act(wal, random, kill);
            }
            kill.now();
        }
        return next;
    }

    private void act(Wal wal, Random random, Kill kill) {
        int which = random.nextInt(100);
        if (which < 75) {
            append(wal, random.nextInt(MACHINES), kill);
        } else if (which < 85) {
            wal.trim();
        } else if (which < 97) {
            readOne(wal, random.nextInt(MACHINES));
        } else {
            wal.rebuildIndex().join();
        }
    }

    private void append(Wal wal, int number, Kill kill) {
        int step = acknowledged.getOrDefault(number, 0) + 1;
        begun.put(number, step);
        wal.append(entry(machine(number), step)).join();
        if (!kill.happened) {
            acknowledged.put(number, step);
        }
    }

    private void readOne(Wal wal, int number) {
        int steps = acknowledged.getOrDefault(number, 0);
        if (steps > 0) {
            assertThat(wal.entries(machine(number))).hasSize(steps);
        }
    }

    private void check(List<Recovered> found) {
        var steps = new HashMap<Integer, Integer>();
        for (int number = 0; number < MACHINES; number++) {
            var id = machine(number);
            int had = acknowledged.getOrDefault(number, 0);
            var mine = found.stream().filter(it -> it.machine().equals(id)).toList();
            int has = mine.isEmpty() ? 0 : stepOf((Intact) mine.getFirst());
            assertThat(has).isBetween(had, Math.max(had, begun.getOrDefault(number, 0)));
            steps.put(number, has);
        }
        acknowledged.putAll(steps);
        begun.putAll(steps);
    }

    private static int stepOf(Intact intact) {
        var state = new String(IndexTest.stateOf(intact), StandardCharsets.UTF_8);
        assertThat(state).isEqualTo("%s at %d".formatted(intact.machine(), intact.step()));
        return (int) intact.step();
    }

    /// Takes an image of the folder at the n-th failpoint, while whoever passes it stands still. During a rebuild others
    /// do not.
    private static final class Kill implements Failpoints {
        private final Path folder;
        private final Path into;
        private final List<Failpoint> passed = new ArrayList<>();
        private final int at;
        private volatile boolean happened;

        Kill(Path folder, Path into, int at) {
            this.folder = folder;
            this.into = into;
            this.at = at;
        }

        @Override
        public synchronized void reached(Failpoint point) {
            passed.add(point);
            if (passed.size() >= at && point != Failpoint.DURING_INDEX_REBUILD) {
                now();
            }
        }

        synchronized void now() {
            if (!happened) {
                happened = true;
                imageOf(folder, into);
            }
        }
    }
}
