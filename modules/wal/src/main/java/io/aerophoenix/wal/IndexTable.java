package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The SQL of `index.db`: one row per machine as it stands, and how far the index and the machine files have come. One
/// thread only.
///
/// Each row has a checksum, since nothing else would tell a flipped bit from another truth.
final class IndexTable implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];

    private final Connection connection;
    private PreparedStatement put;

    private IndexTable(Connection connection) throws SQLException {
        this.connection = connection;
        this.put = prepared(connection);
    }

    private static PreparedStatement prepared(Connection connection) throws SQLException {
        return connection.prepareStatement(
                """
                INSERT INTO machine (id, step, snapshot, damage, crc) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE
                    SET step = excluded.step, snapshot = excluded.snapshot,
                        damage = excluded.damage, crc = excluded.crc
                """);
    }

    /// Opens an index, or makes one that knows nothing.
    static IndexTable open(Path file) throws SQLException {
        return open(Databases.open(file, "NORMAL"));
    }

    /// @param connection from here on this table's
    static IndexTable open(Connection connection) throws SQLException {
        try {
            Databases.execute(
                    connection,
                    """
                    CREATE TABLE IF NOT EXISTS machine (
                        id       TEXT    NOT NULL UNIQUE,
                        step     INTEGER NOT NULL,
                        snapshot BLOB    NOT NULL,
                        damage   TEXT    NOT NULL,
                        crc      INTEGER NOT NULL
                    )
                    """);
            Databases.execute(
                    connection,
                    """
                    CREATE TABLE IF NOT EXISTS reach (
                        one      INTEGER PRIMARY KEY CHECK (one = 1),
                        position INTEGER NOT NULL,
                        stored   INTEGER NOT NULL,
                        closed   INTEGER NOT NULL,
                        crc      INTEGER NOT NULL
                    )
                    """);
            connection.setAutoCommit(false);
            return new IndexTable(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Checks the shape of the whole file.
    void check() throws SQLException {
        try {
            Databases.check(connection);
        } finally {
            connection.commit();
        }
    }

    /// Empty in an index that was never completed.
    Optional<Reach> reach() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT position, stored, closed, crc FROM reach")) {
            if (!rows.next()) {
                return Optional.empty();
            }
            var reach = new Reach(rows.getLong(1), rows.getLong(2), rows.getInt(3) == 1);
            if (reach.crc() != rows.getLong(4)) {
                throw Damage.found("its reach is not what was written (checksum)");
            }
            return Optional.of(reach);
        } finally {
            connection.commit();
        }
    }

    /// All rows, each checked.
    void each(Consumer<Row> into) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (var rows =
                    statement.executeQuery("SELECT id, step, snapshot, damage, crc FROM machine")) {
                while (rows.next()) {
                    into.accept(row(rows));
                }
            }
        } finally {
            connection.commit();
        }
    }

    Optional<Row> row(MachineId machine) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "SELECT id, step, snapshot, damage, crc FROM machine WHERE id = ?")) {
            select.setString(1, machine.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        } finally {
            connection.commit();
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        var id = rows.getString(1);
        long step = rows.getLong(2);
        var snapshot = rows.getBytes(3);
        var damage = rows.getString(4);
        long crc = rows.getLong(5);
        if (id == null || snapshot == null || damage == null) {
            throw Damage.found("a row lacks a column");
        }
        if (crc != Checksum.of(id, step, snapshot, damage)) {
            throw Damage.found("the row of %s is not what was written (checksum)".formatted(id));
        }
        return new Row(new MachineId(id), step, snapshot, damage, crc);
    }

    /// The machines after one, in the order of their ids.
    List<MachineId> machines(String after, int limit) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "SELECT id FROM machine WHERE id > ? ORDER BY id LIMIT ?")) {
            select.setString(1, after);
            select.setInt(2, limit);
            var found = new ArrayList<MachineId>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new MachineId(rows.getString(1)));
                }
            }
            return found;
        } finally {
            connection.commit();
        }
    }

    void put(MachineId machine, long step, byte[] snapshot) throws SQLException {
        put(machine, step, snapshot, "");
    }

    /// Keeps what the index has of a machine, with the word that its file is damaged.
    void putDamage(MachineId machine, String reason) throws SQLException {
        var known = row(machine);
        put(
                machine,
                known.map(Row::step).orElse(0L),
                known.map(Row::snapshot).orElse(NOTHING),
                reason);
    }

    /// @param damage what is wrong with its file; blank when nothing is known to be
    void put(MachineId machine, long step, byte[] snapshot, String damage) throws SQLException {
        put.setString(1, machine.value());
        put.setLong(2, step);
        put.setBytes(3, snapshot);
        put.setString(4, damage);
        put.setLong(5, Checksum.of(machine.value(), step, snapshot, damage));
        put.executeUpdate();
    }

    void put(Reach reach) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO reach (one, position, stored, closed, crc) VALUES (1, ?, ?, ?, ?)")) {
            statement.setLong(1, reach.position());
            statement.setLong(2, reach.stored());
            statement.setInt(3, reach.closed() ? 1 : 0);
            statement.setLong(4, reach.crc());
            statement.executeUpdate();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /// After a failure. The driver has closed the statement that failed.
    void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // SQLite has done so already, as when the disk is full, and the driver does not know.
            Databases.execute(connection, "BEGIN");
        } finally {
            put.close();
            put = prepared(connection);
        }
    }

    /// Makes what was committed safe against the loss of power.
    void checkpoint() throws SQLException {
        Databases.checkpoint(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// How far things have come.
    ///
    /// @param position of the journal up to which the index is complete
    /// @param stored position of the journal up to which the machine files hold everything safely
    /// @param closed whether the region stopped in order after this
    record Reach(long position, long stored, boolean closed) {
        private long crc() {
            return Checksum.of(
                    position, "%d %s".formatted(stored, closed).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// @param damage what is wrong with the machine's file; blank when nothing is known to be
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; there are 100,000 of them
    record Row(MachineId machine, long step, byte[] snapshot, String damage, long crc) {
        boolean isDamaged() {
            return !damage.isEmpty();
        }
    }
}
