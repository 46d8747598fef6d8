package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.IndexTable.Reach;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionIndexTest {
    private static final int MACHINES = 500;

    @TempDir Path folder;

    private RegionIndex index;
    private Connection connection;
    private long position;

    @BeforeEach
    void open() throws SQLException {
        var file = IndexFile.in(folder);
        index = new RegionIndex(file, Failpoints.NONE);
        connection = Databases.open(file.file(), "NORMAL");
        index.begin(IndexTable.open(connection), new Reach(0, 0, true), Map.of(), 0);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void add(int machine, long step) {
        position++;
        index.add(List.of(new Stored(position, entry(machine(machine), step))));
    }

    @Test
    void writesTheLatestOfEachMachineAndHowFarItHasCome() throws SQLException {
        add(1, 1);
        add(2, 1);
        add(1, 2);
        assertThat(index.newestStep(machine(1)).join()).isEqualTo(2);

        assertThat(index.flush(2).join()).isEqualTo(new Reach(3, 2, false));

        assertThat(index.newestStep(machine(1)).join()).isEqualTo(2);
        assertThat(index.newestStep(machine(3)).join()).isZero();
        assertThat(index.machines("", 10).join()).containsExactlyInAnyOrder(machine(1), machine(2));
    }

    @Test
    void keepsWhatAFullDiskRefusesAndWritesItLater() throws SQLException {
        Databases.execute(connection, "PRAGMA max_page_count=6");
        for (int i = 0; i < MACHINES; i++) {
            add(i, 1);
        }
        assertThatThrownBy(() -> index.flush(0).join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("full");
        add(0, 2);
        add(MACHINES, 1);
        assertThat(index.newestStep(machine(0)).join()).isEqualTo(2);

        Databases.execute(connection, "PRAGMA max_page_count=1000000");

        assertThat(index.flush(0).join().position()).isEqualTo(MACHINES + 2);
        assertThat(index.machines("", 1000).join()).hasSize(MACHINES + 1);
        assertThat(index.newestStep(machine(0)).join()).isEqualTo(2);
    }

    @Test
    void writesAgainAfterACheckpointThatFoundTheDiskFull(@TempDir Path small) throws SQLException {
        try (var disk = SmallDisk.mountedAt(small);
                var onDisk = new RegionIndex(IndexFile.in(small), Failpoints.NONE)) {
            onDisk.begin(
                    IndexTable.open(small.resolve("index.db")), new Reach(0, 0, true), Map.of(), 0);
            for (int i = 0; i < MACHINES; i++) {
                position++;
                onDisk.add(List.of(new Stored(position, entry(machine(i), 1))));
            }
            onDisk.flush(0).join();
            disk.fill();
            // There is nothing to write, so it is the checkpoint that wants room.
            assertThatThrownBy(() -> onDisk.flushSafely(0, false).join())
                    .hasMessageContaining("full");

            disk.free();

            assertThat(onDisk.flushSafely(2, false).join())
                    .isEqualTo(new Reach(MACHINES, 2, false));
        }
    }

    @Test
    void remembersThatAFileIsDamagedWhateverComesAfterwards() throws SQLException {
        add(1, 4);
        index.addDamage(machine(1), "broken");
        index.flush(0).join();
        add(1, 5);
        index.flush(0).join();
        index.close();

        try (var reopened = IndexTable.open(IndexFile.in(folder).file())) {
            var row = reopened.row(machine(1)).orElseThrow();
            assertThat(row.isDamaged()).isTrue();
            assertThat(row.snapshot()).isEqualTo(entry(machine(1), 5).payload());
        }
    }
}
