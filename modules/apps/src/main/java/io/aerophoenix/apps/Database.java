package io.aerophoenix.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// The one SQLite file behind apps, volumes and secrets. What is asked of it is one transaction, and on disk when it is
/// answered. After trouble it is opened anew by whoever asks next, so that it recovers by itself. Thread-safe.
final class Database implements AutoCloseable {
    private static final SQLiteConfig MAKING = new SQLiteConfig();
    private static final SQLiteConfig REOPENING = reopening();

    private final Path file;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection connection;
    private @Nullable Object inode;
    private boolean wasOpen;
    private boolean closed;

    Database(Path file) {
        this.file = file;
    }

    // Where it was lost, as with a mount, no empty one takes its place.
    private static SQLiteConfig reopening() {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config;
    }

    /// Does some work as one transaction.
    ///
    /// @throws StorageException when it is not done, with nothing changed
    <T> T ask(Work<T> work) {
        turn.lock();
        try {
            var open = open();
            try {
                var found = work.in(new Sql(open));
                open.commit();
                return found;
            } catch (SQLException e) {
                takeBack(open);
                throw e;
            } catch (RuntimeException e) {
                takeBack(open);
                throw e;
            }
        } catch (SQLException e) {
            throw Trouble.of(e, file).with(file, e);
        } catch (IOException e) {
            throw Trouble.DISK.with(file, e);
        } finally {
            turn.unlock();
        }
    }

    private void takeBack(Connection open) {
        try {
            open.rollback();
        } catch (SQLException e) {
            letGo(); // the next one opens it anew, and finds what was committed
        }
    }

    private Connection open() throws SQLException, IOException {
        var open = connection;
        if (open != null && isStillThere()) {
            return open;
        }
        letGo();
        if (closed) {
            throw new StorageException("the region is closing; ask again when it is back");
        }
        open = opened();
        connection = open;
        inode = inodeOf(file);
        wasOpen = true;
        return open;
    }

    // What is written to a file that has no name any more is lost with the process.
    private boolean isStillThere() throws IOException {
        return Files.exists(file) && inodeOf(file).equals(inode);
    }

    private static Object inodeOf(Path file) throws IOException {
        var key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    private Connection opened() throws SQLException {
        var config = wasOpen ? REOPENING : MAKING;
        var fresh = config.createConnection("jdbc:sqlite:" + file);
        try {
            var sql = new Sql(fresh);
            sql.run("PRAGMA locking_mode=EXCLUSIVE");
            sql.run("PRAGMA journal_mode=WAL");
            sql.run("PRAGMA synchronous=FULL");
            check(sql);
            fresh.setAutoCommit(false);
            Schema.bringUpToDate(sql, file);
            fresh.commit();
            return fresh;
        } catch (SQLException | StorageException e) {
            fresh.close();
            throw e;
        }
    }

    private void check(Sql sql) throws SQLException {
        var finding = sql.first("PRAGMA quick_check(1)", row -> row.getString(1)).orElse("nothing");
        if (!finding.equals("ok")) {
            throw Trouble.DAMAGED.with(file, finding);
        }
    }

    private void letGo() {
        var open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException _) {
            // It is given up anyway: what was answered is on disk.
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            letGo();
        } finally {
            turn.unlock();
        }
    }

    /// What is done in one transaction.
    interface Work<T> {
        T in(Sql sql) throws SQLException;
    }
}
