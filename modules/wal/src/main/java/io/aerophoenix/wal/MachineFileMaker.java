package io.aerophoenix.wal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConnection;

/// Makes machine files: each is built in memory, written as a whole, and given its name when the disk has it. One thread
/// only.
///
/// So a file is never seen half made, and making one costs one `fsync`; SQLite itself would need seven.
final class MachineFileMaker implements AutoCloseable {
    private static final String SCHEMA = "main";
    // Two bytes of the header that say how the file is written and read: 2 is WAL.
    private static final int WRITE_VERSION_AT = 18;
    private static final int READ_VERSION_AT = 19;
    private static final byte WAL = 2;

    private final SQLiteConnection memory;
    private final byte[] template;

    MachineFileMaker() throws SQLException {
        memory = (SQLiteConnection) DriverManager.getConnection("jdbc:sqlite::memory:");
        MachineTable.create(memory);
        template = memory.serialize(SCHEMA);
    }

    /// @param file where nothing is, or a file without any bytes
    void make(Path file, List<Entry> entries) throws SQLException, IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.getParent());
        try (var channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(databaseOf(entries));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        // Where a kill has cut SQLite off while it made the file itself, as the first version let
        // it, this is left: it says
        // that there was nothing, and SQLite would empty the file to that.
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] databaseOf(List<Entry> entries) throws SQLException {
        memory.deserialize(SCHEMA, template);
        memory.setAutoCommit(false);
        MachineTable.insert(memory, entries);
        memory.commit();
        memory.setAutoCommit(true);
        var bytes = memory.serialize(SCHEMA);
        bytes[WRITE_VERSION_AT] = WAL;
        bytes[READ_VERSION_AT] = WAL;
        return bytes;
    }

    @Override
    public void close() throws SQLException {
        memory.close();
    }
}
