package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.imageOf;
import static io.aerophoenix.wal.Folders.machine;
import static io.aerophoenix.wal.Folders.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalTest {
    private static final DurableListener NOBODY = _ -> {};

    @TempDir Path temp;

    private Path folder() {
        return temp.resolve("region");
    }

    private Wal opened(Path folder) {
        return Wal.open(quiet(folder), NOBODY, Failpoints.NONE);
    }

    private static void append(Wal wal, MachineId machine, int from, int to) {
        for (int step = from; step <= to; step++) {
            wal.append(entry(machine, step)).join();
        }
    }

    private static Path regionWith(Path folder, int machines, int steps) {
        try (var wal = Wal.open(quiet(folder), NOBODY, Failpoints.NONE)) {
            wal.recover();
            for (int i = 0; i < machines; i++) {
                append(wal, machine(i), 1, steps);
            }
        }
        return folder;
    }

    @Test
    void findsEveryMachineWithItsFirstAndLatestEntryAfterAnOrderlyStop() {
        regionWith(folder(), 3, 4);

        try (var wal = opened(folder())) {
            assertThat(wal.recover())
                    .hasSize(3)
                    .allSatisfy(it ->
                            assertThat(it)
                                    .isInstanceOfSatisfying(
                                            Recovered.Intact.class,
                                            intact -> {
                                                assertThat(intact.first().step()).isEqualTo(1);
                                                assertThat(intact.last().step()).isEqualTo(4);
                                            }));
        }
    }

    @Test
    void replaysWhatOnlyTheJournalHasAfterAKill() {
        try (var wal = opened(folder())) {
            wal.recover();
            append(wal, machine(1), 1, 3);
            wal.trim();
            append(wal, machine(1), 4, 5);
            append(wal, machine(2), 1, 1);
            var image = imageOf(folder(), temp.resolve("image"));

            try (var restarted = opened(image)) {
                var found = restarted.recover();

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
            wal.recover();
            append(wal, machine(1), 1, 5);
            var image = imageOf(folder(), temp.resolve("image"));
            for (int i = 0; i < 2; i++) {
                try (var restarted = opened(image)) {
                    restarted.recover();

                    assertThat(restarted.entries(machine(1))).hasSize(5);
                }
            }
        }
    }

    @Test
    void readsAMachinesEntriesBeforeTheyWereWrittenBehind() {
        try (var wal = opened(folder())) {
            wal.recover();
            append(wal, machine(1), 1, 2);

            assertThat(wal.stats().unstored()).isEqualTo(2);
            assertThat(wal.entries(machine(1))).extracting(Entry::step).containsExactly(1L, 2L);
            assertThat(wal.stats().unstored()).isZero();
        }
    }

    @Test
    void dropsFromTheJournalOnlyWhatTheFilesHold() {
        try (var wal = opened(folder())) {
            wal.recover();
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
            wal.recover();
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
    void quarantinesAMachineWhoseFileIsGarbageAndLeavesTheFile() throws IOException {
        regionWith(folder(), 2, 3);
        Path file;
        byte[] garbage = "garbage ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (var wal = opened(folder())) {
            file = wal.fileOf(machine(0));
        }
        Files.write(file, garbage);

        try (var wal = opened(folder())) {
            var found = wal.recover();

            assertThat(damagedIn(found))
                    .singleElement()
                    .satisfies(damaged -> {
                        assertThat(damaged.machine()).isEqualTo(machine(0));
                        assertThat(damaged.reason())
                                .contains(file.toString())
                                .contains("restart the region");
                    });
            assertThatThrownBy(() -> wal.entries(machine(0)))
                    .isInstanceOf(DamagedFileException.class);
            assertThat(wal.entries(machine(1))).hasSize(3);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
    }

    @Test
    void quarantinesAMachineWhoseFileWasEmptied() throws IOException {
        regionWithTrimmedJournal(folder());
        try (var wal = opened(folder())) {
            Files.write(wal.fileOf(machine(0)), new byte[0]);

            assertThat(damagedIn(wal.recover()))
                    .singleElement()
                    .satisfies(damaged -> assertThat(damaged.reason()).contains("it is empty"));
            assertThat(Files.size(wal.fileOf(machine(0)))).isZero();
        }
    }

    @Test
    void quarantinesAMachineOfWhoseFileAndJournalOnlyTheEndIsLeft() throws IOException {
        regionWithTrimmedJournal(folder());
        try (var wal = opened(folder())) {
            wal.recover();
            append(wal, machine(0), 4, 4);
        }
        try (var wal = opened(folder())) {
            Files.write(wal.fileOf(machine(0)), new byte[0]);

            assertThat(damagedIn(wal.recover()))
                    .singleElement()
                    .satisfies(damaged -> assertThat(damaged.reason()).contains("step 4"));
        }
    }

    private static void regionWithTrimmedJournal(Path folder) {
        try (var wal = Wal.open(quiet(folder), NOBODY, Failpoints.NONE)) {
            wal.recover();
            append(wal, machine(0), 1, 3);
            append(wal, machine(1), 1, 1);
            wal.trim();
        }
    }

    @Test
    void makesAFileAnewThatAKillHadLeftWithoutAnyBytes() throws IOException {
        regionWith(folder(), 1, 3);
        try (var wal = opened(folder())) {
            Files.write(wal.fileOf(machine(0)), new byte[0]);

            assertThat(damagedIn(wal.recover())).isEmpty();
            assertThat(wal.entries(machine(0))).extracting(Entry::step).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void fillsAFileThatAKillHadLeftWithoutEntries() throws Exception {
        regionWith(folder(), 1, 3);
        try (var wal = opened(folder())) {
            var file = wal.fileOf(machine(0));
            Files.delete(file);
            MachineFile.open(machine(0), file).close();

            assertThat(damagedIn(wal.recover())).isEmpty();
            assertThat(wal.entries(machine(0))).extracting(Entry::step).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void quarantinesAMachineWhoseFileWasCutShort() throws IOException {
        regionWith(folder(), 1, 200);
        try (var wal = opened(folder())) {
            try (var channel = FileChannel.open(wal.fileOf(machine(0)), StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }

            assertThat(damagedIn(wal.recover())).hasSize(1);
        }
    }

    @Test
    void quarantinesAMachineOfWhichStepsAreMissing() {
        try (var wal = opened(folder())) {
            wal.recover();
            append(wal, machine(1), 1, 2);
            append(wal, machine(1), 4, 4);
            var image = imageOf(folder(), temp.resolve("image"));

            try (var restarted = opened(image)) {
                assertThat(damagedIn(restarted.recover()))
                        .singleElement()
                        .satisfies(damaged ->
                                assertThat(damaged.reason()).contains("step 2").contains("step 4"));
            }
        }
    }

    @Test
    void keepsTheJournalOfAQuarantinedMachineUntilAGoodFileIsBack() throws IOException {
        try (var wal = opened(folder())) {
            wal.recover();
            append(wal, machine(1), 1, 2);
            wal.trim();
            append(wal, machine(1), 3, 3);
            append(wal, machine(2), 1, 1);
            var image = imageOf(folder(), temp.resolve("image"));
            Path file;
            byte[] good;
            try (var restarted = opened(image)) {
                file = restarted.fileOf(machine(1));
                good = Files.readAllBytes(file);
                Files.write(file, new byte[4096]);
                Files.deleteIfExists(file.resolveSibling("machine.db-wal"));

                assertThat(damagedIn(restarted.recover())).hasSize(1);
                append(restarted, machine(2), 2, 9);
                restarted.trim();
            }
            Files.write(file, good);

            try (var mended = opened(image)) {
                assertThat(damagedIn(mended.recover())).isEmpty();
                assertThat(mended.entries(machine(1)))
                        .extracting(Entry::step)
                        .containsExactly(1L, 2L, 3L);
            }
        }
    }

    @Test
    void passesOverWhatIsNoMachinesFile() throws IOException {
        regionWith(folder(), 1, 2);
        try (var wal = opened(folder())) {
            var file = wal.fileOf(machine(0));
            var copy = file.resolveSibling("../" + machine(0) + ".bak/machine.db").normalize();
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
            Files.copy(file, folder().resolve("machines/machine.db"));

            assertThat(wal.recover()).hasSize(1).allMatch(Recovered.Intact.class::isInstance);
        }
    }

    @Test
    void holdsNoMoreFilesOpenThanItWasAllowed() throws IOException {
        try (var wal = opened(folder())) {
            wal.recover();
            for (int i = 0; i < 50; i++) {
                append(wal, machine(i), 1, 1);
            }
            wal.trim();

            assertThat(openMachineFiles()).isBetween(1L, 8L);
            for (int i = 0; i < 50; i++) {
                assertThat(wal.entries(machine(i))).hasSize(1);
            }
            assertThat(openMachineFiles()).isBetween(1L, 8L);
        }
        assertThat(openMachineFiles()).isZero();
    }

    private long openMachineFiles() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(this::isMachineFile).count();
        }
    }

    private boolean isMachineFile(Path descriptor) {
        try {
            var target = Files.readSymbolicLink(descriptor);
            return target.startsWith(folder()) && target.endsWith("machine.db");
        } catch (IOException e) {
            return false; // closed since it was listed
        }
    }

    private static List<Recovered.Damaged> damagedIn(List<Recovered> found) {
        return found.stream()
                .filter(Recovered.Damaged.class::isInstance)
                .map(Recovered.Damaged.class::cast)
                .toList();
    }
}
