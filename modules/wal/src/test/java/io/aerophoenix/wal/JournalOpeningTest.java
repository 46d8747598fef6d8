package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aerophoenix.wal.Entry.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the journal says of a file that it cannot open, and what it makes of one that has lost its end.
class JournalOpeningTest {
    private static final DurableListener NOBODY = _ -> {};
    private static final int PAGE = 4096;

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("journal.db");
    }

    private static Journal open(Path file) {
        return Journal.open(file, JournalSettings.standard(), NOBODY, Failpoints.NONE);
    }

    private static String refusal(Path file) {
        var failure = catchThrowableOfType(JournalFailedException.class, () -> open(file).close());
        assertThat(failure).isNotNull();
        assertThat(failure)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("does not start");
        return String.valueOf(failure.getMessage());
    }

    /// Closed in order, some 60 pages.
    private void fill() {
        try (var journal = open(file())) {
            for (int step = 1; step <= 100; step++) {
                journal.append(new Entry(machine(1), step, new byte[PAGE / 2])).join();
            }
        }
    }

    @Test
    void refusesToShareItsFile() {
        try (var _ = open(file())) {
            assertThat(refusal(file()))
                    .contains("another process holds it")
                    .contains("Is another region running on this folder?");
        }
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndLeavesIt() throws IOException {
        Files.writeString(file(), "this is not a database, however long it is ".repeat(50));
        var before = Files.readAllBytes(file());

        assertThat(refusal(file())).contains("damaged").contains("NOTADB").contains("evidence");

        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void refusesAFileThatWasCutOffAndSaysHowMuchIsMissing() throws IOException {
        fill();
        var whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));

        assertThat(refusal(file()))
                .contains("damaged")
                .contains(
                        "it is %d bytes long and was %d: its end is missing"
                                .formatted(whole.length / 2, whole.length))
                .contains("the machine files hold all but the last seconds");
        assertThat(Files.size(file())).isEqualTo(whole.length / 2);
    }

    @Test
    void refusesAFileOfWhichOnlyAStubIsLeft() throws IOException {
        fill();
        Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), 20));

        assertThat(refusal(file())).contains("damaged").contains("it is only 20 bytes long");
    }

    @Test
    void refusesAFileWithAPageThatWasWrittenOver() throws IOException {
        fill();
        var bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 20 * PAGE, 21 * PAGE, (byte) 0xff);
        Files.write(file(), bytes);

        assertThat(refusal(file())).contains("damaged").contains("evidence");
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        Files.createDirectory(file());

        assertThat(refusal(file()))
                .contains("this process cannot get at it")
                .contains("may read and write it");
    }

    @Test
    void refusesAReadOnlyFileSystem() throws IOException {
        fill();
        var mounted = Files.createDirectory(folder.resolve("disk"));
        try (var disk = SmallDisk.mountedAt(mounted)) {
            Files.copy(file(), mounted.resolve("journal.db"));
            disk.makeReadOnly();

            assertThat(refusal(mounted.resolve("journal.db")))
                    .contains("it is read-only")
                    .contains("Make the file and its file system writable");
        }
    }

    @Test
    void refusesAFileThatItMayNotWrite() throws IOException {
        fill();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
        Assumptions.assumeFalse(Files.isWritable(file()), "root may write everything");

        assertThat(refusal(file()))
                .contains("it is read-only")
                .contains("writable for the user of this process");
    }

    @Test
    void goesOnAfterThePositionsThatItsLostLogHeld(@TempDir Path elsewhere) throws IOException {
        fill();
        Path image;
        try (var journal = open(file())) {
            journal.append(entry(machine(1), 101)).join();
            journal.append(entry(machine(1), 102)).join();
            image = Folders.imageOf(folder, elsewhere.resolve("image"));
        }
        Files.delete(image.resolve("journal.db-wal"));

        try (var journal = open(image.resolve("journal.db"))) {
            assertThat(journal.lastPosition().join()).isEqualTo(100);
            assertThat(journal.goOnAfter(102).join()).isTrue();
            assertThat(journal.goOnAfter(102).join()).isFalse();

            assertThat(journal.lastPosition().join()).isEqualTo(102);
            assertThat(journal.append(entry(machine(1), 101)).join()).isEqualTo(103);
            assertThat(journal.read(99, 10).join())
                    .extracting(Stored::position)
                    .containsExactly(100L, 103L);
        }
    }

    @Test
    void goesOnAfterWhatWasGivenBeforeWhenItIsStartedAnew() {
        try (var journal = open(file())) {
            assertThat(journal.goOnAfter(0).join()).isFalse();
            assertThat(journal.goOnAfter(500).join()).isTrue();

            assertThat(journal.firstPosition().join()).isEqualTo(501);
            assertThat(journal.append(entry(machine(1), 1)).join()).isEqualTo(501);
        }
        try (var journal = open(file())) {
            assertThat(journal.goOnAfter(500).join()).isFalse();
            assertThat(journal.lastPosition().join()).isEqualTo(501);
        }
    }
}
