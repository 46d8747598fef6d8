package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.append;
import static io.aerophoenix.wal.Folders.imageOf;
import static io.aerophoenix.wal.Folders.machine;
import static io.aerophoenix.wal.Folders.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalTest {
    private static final DamageListener NOBODY = (_, _) -> {};

    @TempDir Path temp;

    private Path folder() {
        return temp.resolve("region");
    }

    private static Path regionWith(Path folder, int machines, int steps) {
        try (var wal = opened(folder)) {
            wal.recover(NOBODY);
            for (int i = 0; i < machines; i++) {
                append(wal, machine(i), 1, steps);
            }
        }
        return folder;
    }

    @Test
    void findsEveryMachineInTheIndexAfterAnOrderlyStop() {
        regionWith(folder(), 3, 4);

        try (var wal = opened(folder())) {
            assertThat(wal.recover(NOBODY))
                    .hasSize(3)
                    .allSatisfy(it ->
                            assertThat(it)
                                    .isInstanceOfSatisfying(
                                            Recovered.Intact.class,
                                            intact -> {
                                                assertThat(intact.base()).isNotNull();
                                                assertThat(intact.step()).isEqualTo(4);
                                                assertThat(intact.after()).isEmpty();
                                            }));
        }
    }

    @Test
    void replaysWhatOnlyTheJournalHasAfterAKill() {
        try (var wal = opened(folder())) {
            wal.recover(NOBODY);
            append(wal, machine(1), 1, 3);
            wal.trim();
            append(wal, machine(1), 4, 5);
            append(wal, machine(2), 1, 1);
            var image = imageOf(folder(), temp.resolve("image"));

            try (var restarted = opened(image)) {
                var found = restarted.recover(NOBODY);

                assertThat(found).hasSize(2).allMatch(Recovered.Intact.class::isInstance);
                assertThat(restarted.entries(machine(1)))
                        .extracting(Entry::step)
                        .containsExactly(1L, 2L, 3L, 4L, 5L);
                assertThat(restarted.entries(machine(2)))
                        .extracting(Entry::step)
                        .containsExactly(1L);
            }
        }
    }

    @Test
    void changesNothingWhenTheSameJournalIsReplayedTwice() {
        try (var wal = opened(folder())) {
            wal.recover(NOBODY);
            append(wal, machine(1), 1, 5);
            var image = imageOf(folder(), temp.resolve("image"));
            for (int i = 0; i < 2; i++) {
                try (var restarted = opened(image)) {
                    restarted.recover(NOBODY);

                    assertThat(restarted.entries(machine(1))).hasSize(5);
                }
            }
        }
    }

    @Test
    void readsAMachinesEntriesBeforeTheyWereWrittenBehind() {
        try (var wal = opened(folder())) {
            wal.recover(NOBODY);
            append(wal, machine(1), 1, 2);

            assertThat(wal.stats().unstored()).isEqualTo(2);
            assertThat(wal.entries(machine(1))).extracting(Entry::step).containsExactly(1L, 2L);
            assertThat(wal.stats().unstored()).isZero();
        }
    }

    @Test
    void dropsFromTheJournalOnlyWhatTheFilesHold() {
        try (var wal = opened(folder())) {
            wal.recover(NOBODY);
            append(wal, machine(1), 1, 10);

            int gone = wal.trim();

            assertThat(gone).isEqualTo(9);
            assertThat(wal.entries(machine(1))).hasSize(10);
            assertThat(wal.read(0, 100)).hasSize(1);
        }
    }

    @Test
    void keepsEntriesInTheJournalAsLongAsTheirFileCannotBeWritten() throws IOException {
        try (var wal = opened(folder())) {
            wal.recover(NOBODY);
            // A folder where the file should be: SQLite cannot open it.
            Files.createDirectories(wal.fileOf(machine(1)));
            append(wal, machine(1), 1, 3);
            append(wal, machine(2), 1, 3);

            wal.trim();

            assertThat(wal.read(0, 100)).hasSize(6);
            assertThat(wal.stats().unstored()).isEqualTo(3);
            Files.delete(wal.fileOf(machine(1)));
            wal.trim();
            assertThat(wal.entries(machine(1))).hasSize(3);
            assertThat(wal.read(0, 100)).hasSize(1);
        }
    }

    @Test
    void givesNoPositionTwiceThoughItsJournalIsLost() throws IOException {
        regionWith(folder(), 1, 3);
        Files.delete(folder().resolve("journal.db"));

        try (var wal = opened(folder())) {
            assertThat(wal.recover(NOBODY)).hasSize(1);
            append(wal, machine(0), 4, 4);

            assertThat(wal.lastPosition()).isEqualTo(4);
        }
        try (var wal = opened(folder())) {
            wal.recover(NOBODY);
            assertThat(wal.entries(machine(0))).hasSize(4);
        }
    }

    @Test
    void holdsNoMoreFilesOpenThanItWasAllowed() {
        try (var wal = opened(folder())) {
            wal.recover(NOBODY);
            for (int step = 1; step <= 2; step++) {
                for (int i = 0; i < 50; i++) {
                    append(wal, machine(i), step, step);
                }
                wal.trim();
            }

            assertThat(openMachineFiles()).isBetween(1L, 8L);
            for (int i = 0; i < 50; i++) {
                assertThat(wal.entries(machine(i))).hasSize(2);
            }
            assertThat(openMachineFiles()).isBetween(1L, 8L);
        }
        assertThat(openMachineFiles()).isZero();
    }

    private long openMachineFiles() {
        return Folders.openFilesIn(folder().resolve("machines"));
    }
}
