package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// One machine's own database, in which a transition is three commits: what is intended, the state it leads to, and that
/// it is complete. Opened the way the journal opens its own, so that the difference is the design.
final class OwnFile implements Subject.Call {
    private static final List<String> SETTINGS =
            List.of(
                    "PRAGMA locking_mode=EXCLUSIVE",
                    "PRAGMA journal_mode=WAL",
                    "PRAGMA synchronous=FULL",
                    "CREATE TABLE intent (step INTEGER PRIMARY KEY, payload BLOB NOT NULL, complete INTEGER NOT NULL)",
                    "CREATE TABLE state (machine INTEGER PRIMARY KEY, step INTEGER NOT NULL, payload BLOB NOT NULL)");

    private final Connection connection;
    private final List<byte[]> payloads;
    private final PreparedStatement intent;
    private final PreparedStatement state;
    private final PreparedStatement complete;
    private long step;

    private OwnFile(Connection connection, List<byte[]> payloads) throws SQLException {
        this.connection = connection;
        this.payloads = payloads;
        this.intent =
                connection.prepareStatement(
                        "INSERT INTO intent (step, payload, complete) VALUES (?, ?, 0)");
        this.state =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO state (machine, step, payload) VALUES (1, ?, ?)");
        this.complete =
                connection.prepareStatement("UPDATE intent SET complete = 1 WHERE step = ?");
    }

    static OwnFile open(Path file, List<byte[]> payloads) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                statement.execute(setting);
            }
            return new OwnFile(connection, payloads);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Every statement is a transaction of its own.
    @Override
    public void make() throws SQLException {
        step++;
        var payload = payloads.get((int) (step % payloads.size()));
        intent.setLong(1, step);
        intent.setBytes(2, payload);
        intent.executeUpdate();
        state.setLong(1, step);
        state.setBytes(2, payload);
        state.executeUpdate();
        complete.setLong(1, step);
        complete.executeUpdate();
    }

    void close() throws SQLException {
        connection.close();
    }
}
