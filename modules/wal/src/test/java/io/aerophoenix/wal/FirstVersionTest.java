package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.append;
import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static io.aerophoenix.wal.Folders.opened;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder as the first version has left it: no index, and machine files without checksums.
class FirstVersionTest {
    private static final int MACHINES = 5;
    private static final int STEPS = 4;

    @TempDir Path temp;

    private final Damages damages = new Damages();
    private long position;

    private Path folder() {
        return temp.resolve("region");
    }

    private Path fileOf(int number) {
        try (var files = new MachineFiles(folder().resolve("machines"), 1, 1, Failpoints.NONE)) {
            return files.fileOf(machine(number));
        }
    }

    /// Five machines of four steps in their files, of which the journal has kept the last; the first machine has a fifth
    /// one in the journal only.
    @BeforeEach
    void fill() throws Exception {
        Files.createDirectories(folder());
        try (var journal = Databases.open(folder().resolve("journal.db"), "FULL")) {
            Databases.execute(
                    journal,
                    """
                    CREATE TABLE entry (
                        position INTEGER PRIMARY KEY,
                        machine  TEXT    NOT NULL,
                        step     INTEGER NOT NULL,
                        payload  BLOB    NOT NULL
                    )
                    """);
            for (int number = 0; number < MACHINES; number++) {
                makeFile(number);
                position += STEPS;
                insert(journal, position, machine(number), STEPS);
            }
            insert(journal, position + 1, machine(0), STEPS + 1);
        }
    }

    private void makeFile(int number) throws Exception {
        try (var file = emptyFile(number)) {
            createTable(file);
            try (var insert = file.prepareStatement("INSERT INTO entry VALUES (?, ?)")) {
                for (int step = 1; step <= STEPS; step++) {
                    insert.setLong(1, step);
                    insert.setBytes(2, entry(machine(number), step).payload());
                    insert.executeUpdate();
                }
            }
        }
    }

    private Connection emptyFile(int number) throws Exception {
        Files.createDirectories(fileOf(number).getParent());
        return Databases.open(fileOf(number), "NORMAL");
    }

    private static void createTable(Connection file) throws SQLException {
        Databases.execute(
                file, "CREATE TABLE entry (step INTEGER PRIMARY KEY, payload BLOB NOT NULL)");
    }

    private static void insert(Connection journal, long position, MachineId machine, int step)
            throws SQLException {
        try (var insert = journal.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, position);
            insert.setString(2, machine.value());
            insert.setLong(3, step);
            insert.setBytes(4, entry(machine, step).payload());
            insert.executeUpdate();
        }
    }

    private void holds(Wal wal, int number, int steps) {
        assertThat(wal.entries(machine(number)))
                .usingRecursiveFieldByFieldElementComparatorOnFields("step", "payload")
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, steps)
                                .mapToObj(step -> entry(machine(number), step))
                                .toList());
    }

    private Wal started(int machines) {
        var wal = opened(folder());
        assertThat(wal.recover(damages))
                .hasSize(machines)
                .allMatch(Recovered.Intact.class::isInstance);
        return wal;
    }

    @Test
    void isReadAndStoredToAndReadAgainAfterARestart() {
        try (var wal = started(MACHINES)) {
            holds(wal, 0, STEPS + 1);
            holds(wal, 1, STEPS);
            append(wal, machine(1), STEPS + 1, STEPS + 3);
            append(wal, machine(MACHINES), 1, 2);
            wal.trim();
        }
        try (var wal = started(MACHINES + 1)) {
            append(wal, machine(1), STEPS + 4, STEPS + 4);
            holds(wal, 0, STEPS + 1);
            holds(wal, 1, STEPS + 4);
            holds(wal, 2, STEPS);
            holds(wal, MACHINES, 2);
            wal.scrub();
        }
        assertThat(damages.told).isEmpty();
    }

    @Test
    void isReadWithoutBeingChanged() {
        var before = bytesOf(2);

        try (var wal = started(MACHINES)) {
            holds(wal, 2, STEPS);
            wal.scrub();
        }

        assertThat(Arrays.equals(bytesOf(2), before)).as("unchanged").isTrue();
        assertThat(damages.told).isEmpty();
    }

    @Test
    void hasChecksumsOfWhatIsStoredFromNowOn() {
        try (var wal = started(MACHINES)) {
            append(wal, machine(1), STEPS + 1, STEPS + 2);
            wal.trim();
        }
        Damages.flipBitIn(fileOf(1), " at " + (STEPS + 1));

        try (var wal = started(MACHINES)) {
            wal.scrub();
        }

        assertThat(damages.told).containsOnlyKeys(machine(1));
        assertThat(damages.told.get(machine(1))).contains("checksum");
    }

    @Test
    void missesAChecksumThatWasTakenAway() throws SQLException {
        try (var wal = started(MACHINES)) {
            append(wal, machine(1), STEPS + 1, STEPS + 2);
            wal.trim();
        }
        try (var file = Databases.open(fileOf(1), "NORMAL")) {
            Databases.execute(file, "UPDATE entry SET crc = NULL WHERE step = " + (STEPS + 2));
        }

        try (var wal = started(MACHINES)) {
            wal.scrub();
        }

        assertThat(damages.told).containsOnlyKeys(machine(1));
    }

    /// A kill while SQLite made the file, which then has no bytes, and its journal says that it had none before.
    @Test
    void mayHoldTheBeginningOfAFileOnly() throws Exception {
        try (var journal = Databases.open(folder().resolve("journal.db"), "FULL")) {
            insert(journal, position + 2, machine(MACHINES), 1);
        }
        var file = fileOf(MACHINES);
        Files.createDirectories(file.getParent());
        try (var making = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            making.setAutoCommit(false);
            Databases.execute(making, "PRAGMA cache_spill = 1");
            Databases.execute(making, "PRAGMA cache_size = 1");
            createTable(making);
            Databases.execute(making, "INSERT INTO entry VALUES (1, zeroblob(100000))");
            Files.copy(journalOf(file), temp.resolve("kept"));
        }
        Files.copy(temp.resolve("kept"), journalOf(file), REPLACE_EXISTING);
        Files.write(file, new byte[0]);

        try (var wal = started(MACHINES + 1)) {
            wal.trim();
            append(wal, machine(MACHINES), 2, 2);
            wal.trim();
            holds(wal, MACHINES, 2);
            wal.scrub();
        }
        assertThat(damages.told).isEmpty();
    }

    private static Path journalOf(Path file) {
        return file.resolveSibling(file.getFileName() + "-journal");
    }

    @Test
    void maySayNothingYetOfAMachineThatAKillLeftInTheJournal() throws Exception {
        try (var journal = Databases.open(folder().resolve("journal.db"), "FULL")) {
            insert(journal, position + 2, machine(MACHINES), 1);
        }
        emptyFile(MACHINES).close();

        try (var wal = started(MACHINES + 1)) {
            holds(wal, MACHINES, 1);
            append(wal, machine(MACHINES), 2, 2);
            wal.trim();
            holds(wal, MACHINES, 2);
            wal.scrub();
        }
        assertThat(damages.told).isEmpty();
    }

    private byte[] bytesOf(int number) {
        try {
            return Files.readAllBytes(fileOf(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
