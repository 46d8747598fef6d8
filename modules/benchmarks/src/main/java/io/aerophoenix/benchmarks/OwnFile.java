package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One machine's own database, in which an operation is three commits: what is intended, the state it leads to, and that
/// it is complete. Opened the way the journal opens its own, so that the difference is the design. One thread at a time.
final class OwnFile implements AutoCloseable {
    private static final List<String> SETTINGS =
            List.of(
                    "PRAGMA locking_mode=EXCLUSIVE",
                    "PRAGMA journal_mode=WAL",
                    "PRAGMA synchronous=%s",
                    "CREATE TABLE IF NOT EXISTS intent (step INTEGER PRIMARY KEY, payload BLOB NOT NULL, complete INTEGER NOT NULL)",
                    "CREATE TABLE IF NOT EXISTS state (machine INTEGER PRIMARY KEY, step INTEGER NOT NULL, payload BLOB NOT NULL)");

    private final Connection connection;
    private final PreparedStatement intent;
    private final PreparedStatement state;
    private final PreparedStatement complete;
    private final PreparedStatement read;

    // Every statement is a transaction of its own.
    private OwnFile(Connection connection) throws SQLException {
        this.connection = connection;
        this.intent =
                connection.prepareStatement(
                        "INSERT INTO intent (step, payload, complete) VALUES (?, ?, 0)");
        this.state =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO state (machine, step, payload) VALUES (1, ?, ?)");
        this.complete =
                connection.prepareStatement("UPDATE intent SET complete = 1 WHERE step = ?");
        this.read = connection.prepareStatement("SELECT step, payload FROM state");
    }

    static OwnFile open(Path file, Durability durability) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                statement.execute(setting.formatted(durability.synchronous()));
            }
            return new OwnFile(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void intend(long step, byte[] payload) throws SQLException {
        intent.setLong(1, step);
        intent.setBytes(2, payload);
        intent.executeUpdate();
    }

    void become(long step, byte[] payload) throws SQLException {
        state.setLong(1, step);
        state.setBytes(2, payload);
        state.executeUpdate();
    }

    void complete(long step) throws SQLException {
        complete.setLong(1, step);
        complete.executeUpdate();
    }

    /// The state as it was saved last; null when there is none yet.
    @Nullable Saved saved() throws SQLException {
        try (var row = read.executeQuery()) {
            return row.next() ? new Saved(row.getLong(1), row.getBytes(2)[0]) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// @param step how many operations there have been
    /// @param mark the first byte of the payload
    record Saved(long step, byte mark) {}
}
