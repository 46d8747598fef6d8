package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.wal.Entry.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBehindTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir Path folder;

    private final Damages damages = new Damages();
    private MachineFiles files;
    private final List<WriteBehind> toBeClosed = new ArrayList<>();
    private long position;

    @BeforeEach
    void open() {
        files = new MachineFiles(folder, 1, 4, Failpoints.NONE);
    }

    @AfterEach
    void close() {
        files.close();
        toBeClosed.forEach(WriteBehind::close);
    }

    private WriteBehind writeBehind(Duration age, long mostBytes) {
        var made = new WriteBehind(files, age, mostBytes, damages);
        toBeClosed.add(made);
        return made;
    }

    private Path shardOf(int machine) {
        var id = machine(machine).value();
        return folder.resolve(id.substring(id.length() - 2));
    }

    private void makeFolderOf(int machine) throws IOException {
        Files.createDirectories(shardOf(machine).resolve(machine(machine).value()));
    }

    private void add(WriteBehind writeBehind, int machine, int from, int to) {
        for (int step = from; step <= to; step++) {
            position++;
            writeBehind.add(List.of(new Stored(position, entry(machine(machine), step))));
        }
    }

    private static void waitUntilEmpty(WriteBehind writeBehind) {
        while (writeBehind.unstored() > 0) {
            writeBehind.sendDue();
            Thread.onSpinWait();
        }
    }

    @Test
    void letsEntriesGather() {
        var writeBehind = writeBehind(LONG, 1 << 20);
        add(writeBehind, 1, 1, 3);

        writeBehind.sendDue();

        assertThat(writeBehind.unstored()).isEqualTo(3);
        assertThat(writeBehind.arrivedUpTo()).isZero();
    }

    @Test
    void storesWhatIsOldEnoughWithoutBeingAskedTwice() {
        var writeBehind = writeBehind(Duration.ZERO, 1 << 20);
        for (int i = 0; i < 100; i++) {
            add(writeBehind, i, 1, 2);
        }

        writeBehind.sendDue();

        while (writeBehind.unstored() > 0) {
            Thread.onSpinWait();
        }
        assertThat(writeBehind.arrivedUpTo()).isEqualTo(200);
    }

    @Test
    void isCrowdedAboveItsBoundAndStoresAtOnceFromHalfOfItOn() {
        var writeBehind = writeBehind(LONG, 2800);
        add(writeBehind, 1, 1, 5);
        writeBehind.sendDue();
        assertThat(writeBehind.unstored()).isEqualTo(5);
        assertThat(writeBehind.crowded()).isFalse();

        add(writeBehind, 2, 1, 30);

        assertThat(writeBehind.crowded()).isTrue();
        writeBehind.sendDue();
        while (writeBehind.crowded()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void knowsHowFarAllHaveArrivedWhateverTheOrder() {
        var writeBehind = writeBehind(LONG, 1 << 20);
        add(writeBehind, 1, 1, 1);
        add(writeBehind, 2, 1, 1);
        add(writeBehind, 1, 2, 2);
        add(writeBehind, 3, 1, 1);

        writeBehind.store(machine(2)).join();
        assertThat(writeBehind.arrivedUpTo()).isZero();
        writeBehind.store(machine(1)).join();
        assertThat(writeBehind.arrivedUpTo()).isEqualTo(3);
        writeBehind.store(machine(3)).join();
        assertThat(writeBehind.arrivedUpTo()).isEqualTo(4);
        assertThat(writeBehind.oldestStep(machine(1))).isEmpty();
    }

    @Test
    void takesAWantOfDiskForNoDamageAndTriesAgain() throws IOException {
        var writeBehind = writeBehind(Duration.ZERO, 1 << 20);
        var shard = shardOf(1);
        Files.writeString(shard, "in the way");
        add(writeBehind, 1, 1, 2);

        assertThatThrownBy(() -> writeBehind.store(machine(1)).join())
                .hasCauseInstanceOf(FileUnavailableException.class)
                .hasMessageContaining("tried again");
        assertThat(damages.told).isEmpty();
        Files.delete(shard);
        waitUntilEmpty(writeBehind);

        assertThat(files.entries(machine(1)).join()).hasSize(2);
    }

    @Test
    void givesUpADamagedFileAndWhatComesAfterIt() throws IOException {
        var writeBehind = writeBehind(Duration.ZERO, 1 << 20);
        makeFolderOf(1);
        Files.writeString(files.fileOf(machine(1)), "garbage ".repeat(1000));
        add(writeBehind, 1, 1, 2);
        assertThatThrownBy(() -> writeBehind.store(machine(1)).join())
                .hasCauseInstanceOf(DamagedFileException.class);
        assertThat(damages.told).containsOnlyKeys(machine(1));

        writeBehind.giveUp(machine(1));
        add(writeBehind, 1, 3, 3);
        add(writeBehind, 2, 1, 1);
        waitUntilEmpty(writeBehind);

        assertThat(writeBehind.arrivedUpTo()).isEqualTo(4);
        assertThat(files.fileOf(machine(1))).hasContent("garbage ".repeat(1000));
    }

    @Test
    void refusesToPutTheEndOfAMachineIntoANewFile() {
        var writeBehind = writeBehind(Duration.ZERO, 1 << 20);
        add(writeBehind, 1, 4, 4);

        assertThatThrownBy(() -> writeBehind.store(machine(1)).join())
                .hasMessageContaining("it is missing");
        assertThat(files.fileOf(machine(1))).doesNotExist();
    }

    @Test
    void refusesAFileThatTellsAnotherStory() {
        files.store(machine(1), List.of(entry(machine(1), 1), entry(machine(1), 2))).join();
        var other = new Entry(machine(1), 2, new byte[] {1});

        assertThatThrownBy(() -> files.store(machine(1), List.of(other)).join())
                .hasCauseInstanceOf(DamagedFileException.class)
                .hasMessageContaining("step 2");
    }

    @Test
    void refusesALogThatHasLostItsFile() throws IOException {
        var file = files.fileOf(machine(1));
        makeFolderOf(1);
        Files.writeString(file.resolveSibling("machine.db-wal"), "left over");
        var entries = List.of(entry(machine(1), 1));

        assertThatThrownBy(() -> files.store(machine(1), entries).join())
                .hasMessageContaining("its log is there");
    }

    @Test
    void noticesAtTheCheckpointThatAnOpenFileWasTakenAway() throws IOException {
        files.store(machine(1), List.of(entry(machine(1), 1))).join();
        files.store(machine(1), List.of(entry(machine(1), 2))).join();
        Files.delete(files.fileOf(machine(1)));

        assertThat(files.checkpoint().join())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("taken away or replaced"));
        assertThat(files.checkpoint().join()).isEmpty();
    }

    @Test
    void makesAFileOfManyEntriesAtOnce() {
        var many = new ArrayList<Entry>();
        for (int step = 1; step <= 5000; step++) {
            many.add(entry(machine(1), step));
        }

        files.store(machine(1), many).join();

        assertThat(files.entries(machine(1)).join()).hasSize(5000);
        assertThat(files.verify(machine(1)).join()).isEqualTo(5000);
    }
}
