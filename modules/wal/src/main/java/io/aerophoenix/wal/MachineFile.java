package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// One machine's own database, open. One thread only.
final class MachineFile implements AutoCloseable {
    private static final int CACHE_KIB = -64;
    private static final SQLiteConfig CONFIG = config();
    private static final SQLiteConfig TO_READ = toRead();

    private final Path file;
    private final Connection connection;
    private final MachineTable table;
    private final @Nullable Object inode;
    private boolean uncheckpointed;

    private MachineFile(
            MachineId machine, Path file, Connection connection, @Nullable Object inode) {
        this.file = file;
        this.connection = connection;
        this.table = new MachineTable(machine, connection);
        this.inode = inode;
    }

    // The files are in WAL mode from the day they were made. NORMAL: the journal has what a file
    // may
    // lose with the power, since it is trimmed only behind a checkpoint.
    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(CACHE_KIB);
        config.setGetGeneratedKeys(false);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config;
    }

    private static SQLiteConfig toRead() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return config;
    }

    /// Whether there is nothing in this place, or a file without any bytes.
    static boolean isNothing(Path file) {
        return file.toFile().length() == 0 && !Files.isDirectory(file);
    }

    /// Opens a file that is there.
    static MachineFile open(MachineId machine, Path file) throws SQLException, IOException {
        if (isNothing(file)) {
            throw Damage.found(Files.exists(file) ? "it is empty" : "it is missing");
        }
        var inode = inodeOf(file);
        var connection = CONFIG.createConnection("jdbc:sqlite:" + file);
        try {
            connection.setAutoCommit(false);
            return new MachineFile(machine, file, connection, inode);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Opens a file that is there and that nobody else has open, for reading only.
    static MachineFile openToRead(MachineId machine, Path file) throws SQLException, IOException {
        if (Databases.logOf(file).toFile().length() > 0 || isNothing(file)) {
            return open(machine, file);
        }
        // The file is all there is: SQLite need not make a log only to find nothing in it.
        var uri = "file:%s?immutable=1".formatted(file.toUri().getRawPath());
        var connection = TO_READ.createConnection("jdbc:sqlite:" + uri);
        try {
            connection.setAutoCommit(false);
            return new MachineFile(machine, file, connection, null);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static @Nullable Object inodeOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /// Stores entries; those that it has already are left as they are, so that a replay changes nothing.
    ///
    /// @return how many were new
    int store(List<Entry> entries, Failpoints failpoints) throws SQLException {
        try {
            int fresh = table.add(entries);
            failpoints.reached(Failpoint.DURING_MATERIALISATION);
            connection.commit();
            uncheckpointed |= fresh > 0;
            // It may stay open for long, and would keep the pages that it has read.
            Databases.execute(connection, "PRAGMA shrink_memory");
            connection.commit();
            return fresh;
        } catch (SQLException e) {
            rollBackAfter(e);
            throw e;
        }
    }

    // SQLite may have done so already, as when the disk is full: its complaint is not what matters.
    private void rollBackAfter(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /// All entries, in order, each checked.
    List<Entry> all() throws SQLException {
        var found = table.all();
        connection.commit();
        return found;
    }

    /// Reads and checks the whole file.
    ///
    /// @return its newest step
    long verify() throws SQLException {
        Databases.check(connection);
        return all().size();
    }

    /// Makes all that was stored safe against the loss of power.
    void checkpoint() throws SQLException, IOException {
        if (uncheckpointed) {
            refuseLoss();
            settle();
        }
    }

    /// Checkpoints also what an earlier opening has left in the log.
    void settle() throws SQLException {
        Databases.checkpoint(connection);
        uncheckpointed = false;
    }

    // What is written to a file that has no name any more is gone when it is closed.
    private void refuseLoss() throws SQLException, IOException {
        if (!Files.exists(file) || (inode != null && !inode.equals(inodeOf(file)))) {
            throw Damage.found("it was taken away or replaced while the region had it open");
        }
    }

    /// Checkpoints, too.
    @Override
    public void close() throws SQLException, IOException {
        try (connection) {
            checkpoint();
        }
    }
}
