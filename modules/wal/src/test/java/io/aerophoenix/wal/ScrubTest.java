package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.append;
import static io.aerophoenix.wal.Folders.machine;
import static io.aerophoenix.wal.Folders.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damage to machine files, of which a start knows nothing, and who finds it.
class ScrubTest {
    @TempDir Path temp;

    private final Damages damages = new Damages();

    private Path folder() {
        return temp.resolve("region");
    }

    /// Three machines of 40 steps, the journal cut behind them.
    private Path fileOfOneIn(Path folder) {
        try (var wal = opened(folder)) {
            wal.recover(damages);
            for (int i = 0; i < 3; i++) {
                append(wal, machine(i), 1, 40);
            }
            wal.trim();
            return wal.fileOf(machine(0));
        }
    }

    private String findingAfter(Breakage breakage) throws IOException {
        breakage.on(fileOfOneIn(folder()));
        try (var wal = opened(folder())) {
            assertThat(wal.recover(damages))
                    .hasSize(3)
                    .allMatch(Recovered.Intact.class::isInstance);

            wal.scrub();

            assertThat(damages.told).containsOnlyKeys(machine(0));
            assertThat(wal.entries(machine(1))).hasSize(40);
            assertThatThrownBy(() -> wal.entries(machine(0)))
                    .isInstanceOf(DamagedFileException.class);
            wal.scrub();
            return damages.told.getOrDefault(machine(0), "");
        }
    }

    @Test
    void findsNothingWhereNothingIs() {
        fileOfOneIn(folder());
        try (var wal = opened(folder())) {
            wal.recover(damages);
            append(wal, machine(1), 41, 42);
            append(wal, machine(7), 1, 2);

            wal.scrub();

            assertThat(damages.told).isEmpty();
        }
    }

    @Test
    void findsGarbageAndLeavesIt() throws IOException {
        var garbage = "garbage ".repeat(1000).getBytes(StandardCharsets.UTF_8);

        assertThat(findingAfter(file -> Files.write(file, garbage)))
                .contains("machine.db")
                .contains("restart the region");
        assertThat(Files.readAllBytes(fileOf(0))).isEqualTo(garbage);
    }

    private Path fileOf(int number) {
        try (var files = new MachineFiles(folder().resolve("machines"), 1, 1, Failpoints.NONE)) {
            return files.fileOf(machine(number));
        }
    }

    @Test
    void findsAnEmptiedFile() throws IOException {
        assertThat(findingAfter(file -> Files.write(file, new byte[0]))).contains("it is empty");
        assertThat(fileOf(0)).isEmptyFile();
    }

    @Test
    void findsAMissingFileAndMakesNone() throws IOException {
        assertThat(findingAfter(Files::delete)).contains("it is missing");
        assertThat(fileOf(0)).doesNotExist();
    }

    @Test
    void findsATruncatedFile() throws IOException {
        assertThat(findingAfter(Damages::truncate)).contains("cannot be read");
    }

    @Test
    void findsAFlippedBitInAPayload() throws IOException {
        assertThat(findingAfter(file -> Damages.flipBitIn(file, " at 17"))).contains("step 17");
    }

    @Test
    void findsAnOlderCopy() throws IOException {
        var copy = temp.resolve("copy");
        try (var wal = opened(folder())) {
            wal.recover(damages);
            append(wal, machine(0), 1, 40);
            wal.trim();
            append(wal, machine(0), 41, 44);
        }
        // The copy is of step 44, the machine goes on to 50.
        Files.copy(fileOf(0), copy);
        try (var wal = opened(folder())) {
            wal.recover(damages);
            append(wal, machine(0), 45, 50);
            wal.trim();
        }
        Files.delete(fileOf(0));
        Files.copy(copy, fileOf(0));

        try (var wal = opened(folder())) {
            wal.recover(damages);
            wal.scrub();

            assertThat(damages.told.get(machine(0))).contains("step 44").contains("step 50");
        }
    }

    @Test
    void findsACopyThatIsNewerThanAllElse() throws IOException {
        fileOfOneIn(folder());
        var old = Folders.imageOf(folder(), temp.resolve("old"));
        try (var wal = opened(folder())) {
            wal.recover(damages);
            append(wal, machine(0), 41, 45);
        }
        var file = folder().relativize(fileOf(0));
        Files.delete(old.resolve(file));
        Files.copy(folder().resolve(file), old.resolve(file));

        try (var wal = opened(old)) {
            wal.recover(damages);
            wal.scrub();

            assertThat(damages.told.get(machine(0))).contains("step 45").contains("step 40");
        }
    }

    @Test
    void remembersDamageOverARestartUntilAGoodCopyIsThere() throws IOException {
        var file = fileOfOneIn(folder());
        var good = Files.readAllBytes(file);
        Files.delete(file);
        try (var wal = opened(folder())) {
            wal.recover(damages);
            wal.scrub();
            append(wal, machine(0), 41, 41); // its actor had not heard yet
            append(wal, machine(1), 41, 45);
            wal.trim();
        }

        try (var wal = opened(folder())) {
            assertThat(wal.recover(damages))
                    .filteredOn(Recovered.Damaged.class::isInstance)
                    .extracting(Recovered::machine)
                    .containsExactly(machine(0));
        }
        Files.write(file, good);

        try (var wal = opened(folder())) {
            assertThat(wal.recover(damages)).allMatch(Recovered.Intact.class::isInstance);
            assertThat(wal.entries(machine(0))).hasSize(41);
        }
    }

    private interface Breakage {
        void on(Path file) throws IOException;
    }
}
