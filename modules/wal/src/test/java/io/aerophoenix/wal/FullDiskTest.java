package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of machine files and index while their disk is really full, and the journal's is not.
class FullDiskTest {
    private static final int OLD = 4;
    private static final int MACHINES = 2 * OLD;
    // Does not fit into what SQLite has left free within its files.
    private static final int PAYLOAD_BYTES = 40_000;

    @TempDir Path temp;

    private final Damages damages = new Damages();

    private Path folder() {
        return temp.resolve("region");
    }

    private Path diskUnder(String name) throws IOException {
        return Files.createDirectories(folder().resolve(name));
    }

    private Wal started() {
        var wal = Wal.open(busy(), Folders::latest, _ -> {}, Failpoints.NONE);
        assertThat(wal.recover(damages)).allMatch(Recovered.Intact.class::isInstance);
        return wal;
    }

    /// Stores and trims all the time.
    private WalSettings busy() {
        var often = Duration.ofMillis(20);
        return new WalSettings(
                folder(),
                new WalSettings.Storing(2, 8, often, 1 << 20),
                new WalSettings.Upkeep(often, often, 1, new WalSettings.ScrubSpeed(1, 1)),
                JournalSettings.standard());
    }

    private static Entry big(MachineId machine, long step) {
        var payload = new byte[PAYLOAD_BYTES];
        payload[0] = (byte) step;
        return new Entry(machine, step, payload, () -> payload);
    }

    private static void append(Wal wal, int machine, int from, int to) {
        for (int step = from; step <= to; step++) {
            wal.append(big(machine(machine), step)).join();
        }
    }

    private static void everythingIsThere(Wal wal) {
        for (int machine = 0; machine < MACHINES; machine++) {
            assertThat(wal.entries(machine(machine))).hasSize(machine < OLD ? 4 : 2);
        }
    }

    /// The half of the machines has a file, and more entries; the other half is new.
    private static void appendWhileFull(Wal wal) {
        for (int machine = 0; machine < MACHINES; machine++) {
            append(wal, machine, machine < OLD ? 3 : 1, machine < OLD ? 4 : 2);
        }
    }

    @Test
    void keepsWhatMachineFilesCannotTakeAndStoresItByItselfWhenThereIsRoom() throws IOException {
        try (var disk = SmallDisk.mountedAt(diskUnder("machines"))) {
            try (var wal = started()) {
                for (int machine = 0; machine < OLD; machine++) {
                    append(wal, machine, 1, 2);
                }
                Await.until(() -> wal.stats().unstored() == 0);
                long stored = wal.lastPosition();
                disk.fill();

                appendWhileFull(wal);
                for (int machine = 0; machine < MACHINES; machine++) {
                    var id = machine(machine);
                    assertThatThrownBy(() -> wal.entries(id))
                            .isInstanceOf(FileUnavailableException.class);
                }
                trimAsFarAsItGoes(wal);
                assertThat(wal.failed()).isFalse();
                assertThat(wal.stats().unstored()).isEqualTo(MACHINES * 2);
                assertThat(wal.firstPosition()).isLessThanOrEqualTo(stored + 1);
                assertThat(wal.read(stored, 100)).hasSize(MACHINES * 2);

                disk.free();
                Await.until(() -> wal.stats().unstored() == 0);
                everythingIsThere(wal);
                Await.until(() -> wal.firstPosition() > stored + 1);
            }
            try (var wal = started()) {
                everythingIsThere(wal);
                wal.scrub();
            }
        }
        assertThat(damages.told).isEmpty();
    }

    // It may also say that it cannot make safe what it has stored.
    private static void trimAsFarAsItGoes(Wal wal) {
        try {
            wal.trim();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(FileUnavailableException.class);
        }
    }

    @Test
    void startsWithMachineFilesOnAFullDiskAndKeepsWhatWasStoredNowhere() throws IOException {
        try (var disk = SmallDisk.mountedAt(diskUnder("machines"))) {
            try (var wal = started()) {
                for (int machine = 0; machine < OLD; machine++) {
                    append(wal, machine, 1, 2);
                }
                Await.until(() -> wal.stats().unstored() == 0);
                disk.fill();
                appendWhileFull(wal);
            }
            try (var wal = started()) {
                assertThat(wal.stats().unstored()).isEqualTo(MACHINES * 2);
                disk.free();
                Await.until(() -> wal.stats().unstored() == 0);
                everythingIsThere(wal);
                wal.scrub();
            }
        }
        assertThat(damages.told).isEmpty();
    }

    @Test
    void keepsTheJournalWhileTheIndexCannotBeWrittenAndWritesItByItselfWhenThereIsRoom()
            throws IOException {
        try (var disk = SmallDisk.mountedAt(Files.createDirectories(temp.resolve("small")))) {
            try (var wal = started()) {
                append(wal, 0, 1, 2);
            }
            moveIndexTo(temp.resolve("small"));
            long indexed;
            try (var wal = started()) {
                indexed = wal.lastPosition();
                disk.fill();

                fillIndex(wal);
                assertThatThrownBy(wal::trim).hasMessageContaining("full");
                assertThat(wal.failed()).isFalse();
                assertThat(wal.stats().unstored()).isZero();
                assertThat(wal.read(indexed, 100)).hasSize(MACHINES * 2);
            }
            // Neither could the end of the region be written.
            try (var wal = started()) {
                assertThat(wal.read(indexed, 100)).hasSize(MACHINES * 2);
                assertThat(wal.entries(machine(1))).hasSize(2);
                assertThatThrownBy(wal::trim).hasMessageContaining("full");

                disk.free();
                Await.until(() -> wal.firstPosition() > indexed + 1);
            }
            try (var wal = started()) {
                assertThat(wal.entries(machine(1))).hasSize(2);
                wal.scrub();
            }
        }
        assertThat(folder().resolve("index.db.damaged-1")).doesNotExist();
        assertThat(damages.told).isEmpty();
    }

    @Test
    void startsWithTheIndexOnAFullDisk() throws IOException {
        try (var disk = SmallDisk.mountedAt(Files.createDirectories(temp.resolve("small")))) {
            try (var wal = started()) {
                append(wal, 0, 1, 2);
            }
            moveIndexTo(temp.resolve("small"));
            disk.fill();

            try (var wal = started()) {
                append(wal, 1, 1, 2);
                assertThatThrownBy(wal::trim).hasMessageContaining("full");

                disk.free();
                wal.trim();
            }
            try (var wal = started()) {
                assertThat(wal.entries(machine(0))).hasSize(2);
                assertThat(wal.entries(machine(1))).hasSize(2);
            }
        }
        assertThat(folder().resolve("index.db.damaged-1")).doesNotExist();
    }

    private void moveIndexTo(Path disk) throws IOException {
        var index = folder().resolve("index.db");
        Files.copy(index, disk.resolve("index.db"));
        Files.delete(index);
        Files.createSymbolicLink(index, disk.resolve("index.db"));
    }

    private static void fillIndex(Wal wal) {
        for (int machine = 1; machine <= MACHINES; machine++) {
            append(wal, machine, 1, 2);
        }
    }
}
