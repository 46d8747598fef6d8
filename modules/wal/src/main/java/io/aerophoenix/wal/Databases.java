package io.aerophoenix.wal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// How this module opens SQLite: one connection per database, held exclusively.
final class Databases {
    private static final SQLiteConfig CONFIG = config();
    private static final SQLiteConfig WITHOUT_MAKING = withoutMaking();

    private Databases() {}

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        // The driver would look for the key of each inserted row with a query of its own, which
        // takes longer than the insert.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static SQLiteConfig withoutMaking() {
        var config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        // Whoever reopens tries again anyway, and has callers waiting.
        config.setBusyTimeout(0);
        return config;
    }

    /// Opens or makes a database in WAL mode. The exclusive lock keeps a second control plane out, and the wal index in
    /// memory rather than in a third file.
    ///
    /// @param synchronous `FULL`: a commit is on disk; `NORMAL`: a commit survives this process, a checkpoint the power
    static Connection open(Path file, String synchronous) throws SQLException {
        return open(CONFIG, file, synchronous);
    }

    /// Opens a database that must be there: where it was lost, as with a mount, none is made.
    static Connection reopen(Path file, String synchronous) throws SQLException {
        return open(WITHOUT_MAKING, file, synchronous);
    }

    private static Connection open(SQLiteConfig config, Path file, String synchronous)
            throws SQLException {
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA locking_mode=EXCLUSIVE");
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=" + synchronous);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Brings the log of a database into the database proper and empties it: what was committed is then safe against the
    /// loss of power. For a connection that does not commit by itself, and does not afterwards either.
    static void checkpoint(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try {
            // The first column says that something kept it from it.
            if (number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
                throw Fault.LOCKED.found("its log could not be emptied");
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /// The log that SQLite keeps beside a database.
    static Path logOf(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    /// Reads the shape of a whole database, and fails with a [Damage] when it is not sound.
    static void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            rows.next();
            var finding = rows.getString(1);
            if (!finding.equals("ok")) {
                throw Damage.found(finding);
            }
        }
    }
}
