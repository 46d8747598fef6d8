package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.append;
import static io.aerophoenix.wal.Folders.imageOf;
import static io.aerophoenix.wal.Folders.machine;
import static io.aerophoenix.wal.Folders.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.wal.Recovered.Intact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index that a start reads, and what becomes of it when it is gone, damaged or old.
class IndexTest {
    private static final int MACHINES = 60;

    @TempDir Path temp;

    private final Damages damages = new Damages();

    private Path folder() {
        return temp.resolve("region");
    }

    private Path index() {
        return folder().resolve("index.db");
    }

    /// Sixty machines of 5 steps, the journal cut behind them, and one of a single step in the journal only.
    @BeforeEach
    void fill() {
        try (var wal = opened(folder())) {
            wal.recover(damages);
            for (int i = 0; i < MACHINES; i++) {
                append(wal, machine(i), 1, 5);
            }
            wal.trim();
            append(wal, machine(MACHINES), 1, 1);
        }
    }

    private void everythingIsThere(Path folder) {
        try (var wal = opened(folder)) {
            var found = wal.recover(damages);

            assertThat(found).hasSize(MACHINES + 1).allMatch(Intact.class::isInstance);
            for (var recovered : found) {
                var intact = (Intact) recovered;
                boolean last = intact.machine().equals(machine(MACHINES));
                assertThat(intact.step()).isEqualTo(last ? 1 : 5);
                assertThat(new String(stateOf(intact), StandardCharsets.UTF_8))
                        .isEqualTo("%s at %d".formatted(intact.machine(), intact.step()));
            }
            wal.scrub();
            assertThat(damages.told).isEmpty();
        }
    }

    static byte[] stateOf(Intact intact) {
        var base = intact.base();
        return Folders.latest(base == null ? null : base.snapshot(), intact.after());
    }

    @Test
    void opensNoMachineFileToStart() {
        var opened = new AtomicBoolean();
        try (var wal = opened(folder())) {
            assertThat(wal.recover(damages)).hasSize(MACHINES + 1);
            opened.set(Folders.openFilesIn(folder().resolve("machines")) > 0);
        }
        assertThat(opened).isFalse();
    }

    @Test
    void isBuiltAnewWhenItWasDeleted() throws IOException {
        Files.delete(index());

        everythingIsThere(folder());
        assertThat(index()).exists();
    }

    @Test
    void isSetAsideAndBuiltAnewWhenItWasTruncated() throws IOException {
        Damages.truncate(index());
        var damaged = Files.readAllBytes(index());

        everythingIsThere(folder());
        assertThat(Files.readAllBytes(folder().resolve("index.db.damaged-1"))).isEqualTo(damaged);
    }

    @Test
    void isSetAsideAndBuiltAnewWhenABitOfARowWasFlipped() {
        Damages.flipBitIn(index(), machine(17) + " at 5");

        everythingIsThere(folder());
        assertThat(folder().resolve("index.db.damaged-1")).exists();
    }

    @Test
    void isSetAsideAndBuiltAnewWhenItIsNoDatabase() throws IOException {
        Files.writeString(index(), "no database ".repeat(1000));

        everythingIsThere(folder());
        everythingIsThere(folder());
        assertThat(folder().resolve("index.db.damaged-2")).doesNotExist();
    }

    @Test
    void isBuiltAnewWhenItIsTooOldForTheJournal() throws IOException {
        var old = Files.readAllBytes(index());
        try (var wal = opened(folder())) {
            wal.recover(damages);
            append(wal, machine(MACHINES + 1), 1, 3);
            append(wal, machine(0), 6, 7);
            wal.trim();
        }
        Files.write(index(), old);

        try (var wal = opened(folder())) {
            assertThat(wal.recover(damages))
                    .hasSize(MACHINES + 2)
                    .filteredOn(it -> it.machine().equals(machine(0)))
                    .singleElement()
                    .isInstanceOfSatisfying(Intact.class, it -> assertThat(it.step()).isEqualTo(7));
        }
    }

    @Test
    void goesOnFromTheJournalWhenItIsOldButNotTooOld() throws IOException {
        var old = Files.readAllBytes(index());
        try (var wal = opened(folder())) {
            wal.recover(damages);
            append(wal, machine(0), 6, 7);
        }
        Files.write(index(), old);

        try (var wal = opened(folder())) {
            assertThat(wal.recover(damages))
                    .filteredOn(it -> it.machine().equals(machine(0)))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Intact.class,
                            it -> assertThat(it.after()).extracting(Entry::step).contains(6L, 7L));
            wal.scrub();
            assertThat(damages.told).isEmpty();
        }
    }

    @Test
    void passesOverWhatAnInterruptedRebuildHasLeft() throws IOException {
        Files.writeString(folder().resolve("index.db.new"), "half of one");

        everythingIsThere(folder());
        assertThat(folder().resolve("index.db.new")).doesNotExist();
    }

    @Test
    void knowsADamagedMachineAfterItWasBuiltAnew() throws IOException {
        Path file;
        try (var wal = opened(folder())) {
            file = wal.fileOf(machine(3));
        }
        Files.delete(index());
        Damages.truncate(file);

        for (int i = 0; i < 2; i++) {
            try (var wal = opened(folder())) {
                assertThat(wal.recover(new Damages()))
                        .filteredOn(Recovered.Damaged.class::isInstance)
                        .extracting(Recovered::machine)
                        .containsExactly(machine(3));
            }
        }
    }

    @Test
    void isRebuiltBesideARunningRegion() {
        try (var wal = opened(folder())) {
            wal.recover(damages);
            append(wal, machine(0), 6, 6);

            var report = wal.rebuildIndex().join();

            assertThat(report.machines()).isEqualTo(MACHINES + 1);
            assertThat(report.missing()).isZero();
            assertThat(report.different()).isZero();
            assertThat(report.damaged()).isEmpty();
            append(wal, machine(0), 7, 7);
            var image = imageOf(folder(), temp.resolve("image"));
            try (var restarted = opened(image)) {
                assertThat(restarted.recover(damages)).hasSize(MACHINES + 1);
                assertThat(restarted.entries(machine(0))).hasSize(7);
            }
        }
    }

    @Test
    void isRebuiltWhenItWasDeletedUnderARunningRegion() throws IOException {
        try (var wal = opened(folder())) {
            wal.recover(damages);
            Files.delete(index());

            var report = wal.rebuildIndex().join();

            assertThat(report.missing()).isEqualTo(MACHINES + 1);
            append(wal, machine(0), 6, 6);
            wal.trim();
        }
        assertThat(index()).exists();
        try (var wal = opened(folder())) {
            assertThat(wal.recover(damages)).hasSize(MACHINES + 1);
            assertThat(wal.entries(machine(0))).hasSize(6);
        }
        assertThat(folder().resolve("index.db.damaged-1")).doesNotExist();
    }

    @Test
    void tellsWhatItHadWrongAndWhichFilesAreDamagedWhenRebuilt() throws IOException {
        try (var wal = opened(folder())) {
            wal.recover(damages);
            Files.delete(wal.fileOf(machine(1)));
            Damages.truncate(wal.fileOf(machine(2)));

            var report = wal.rebuildIndex().join();

            assertThat(report.damaged()).containsExactlyInAnyOrder(machine(1), machine(2));
            assertThat(report.withoutFile()).isEqualTo(1);
            assertThat(damages.told).containsOnlyKeys(machine(1), machine(2));
        }
    }

    @Test
    void hasWhatCameWhileItWasRebuilt() {
        var halfWay = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Failpoints failpoints =
                point -> {
                    if (point == Failpoint.DURING_INDEX_REBUILD) {
                        halfWay.countDown();
                        CompletableFuture.runAsync(() -> await(goOn)).join();
                    }
                };
        try (var wal = Wal.open(Folders.quiet(folder()), Folders::latest, _ -> {}, failpoints)) {
            wal.recover(damages);
            var rebuilt = wal.rebuildIndex();
            await(halfWay);
            assertThatThrownBy(wal::rebuildIndex).hasMessageContaining("already");
            append(wal, machine(0), 6, 9);
            append(wal, machine(MACHINES + 1), 1, 2);
            goOn.countDown();

            assertThat(rebuilt.join().machines()).isEqualTo(MACHINES + 2);
            var image = imageOf(folder(), temp.resolve("image"));
            try (var restarted = opened(image)) {
                assertThat(restarted.recover(damages))
                        .hasSize(MACHINES + 2)
                        .filteredOn(it -> it.machine().equals(machine(0)))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Intact.class,
                                it -> {
                                    assertThat(it.after()).isEmpty();
                                    assertThat(it.step()).isEqualTo(9);
                                });
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
