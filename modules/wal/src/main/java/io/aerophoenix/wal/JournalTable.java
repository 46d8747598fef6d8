package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal's SQL. One thread only.
final class JournalTable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalTable.class);

    // Rows of one INSERT: each execution costs as much as binding several rows.
    private static final int ROWS = 16;
    private static final int COLUMNS = 4;
    // Room for some hundred entries.
    private static final int PROBE_BYTES = 256 * 1024;

    private final Connection connection;
    private final PreparedStatement insertOne;
    private final PreparedStatement insertMany;
    private final PreparedStatement read;
    private final Failpoints failpoints;

    /// @param connection from here on this table's
    JournalTable(Connection connection, Failpoints failpoints) throws SQLException {
        connection.setAutoCommit(false);
        this.connection = connection;
        this.failpoints = failpoints;
        this.insertOne = connection.prepareStatement(insertOf(1));
        this.insertMany = connection.prepareStatement(insertOf(ROWS));
        this.read =
                connection.prepareStatement(
                        "SELECT position, machine, step, payload FROM entry WHERE position > ? ORDER BY position LIMIT ?");
    }

    static void create(Connection connection) throws SQLException {
        Databases.execute(
                connection,
                """
                CREATE TABLE IF NOT EXISTS entry (
                    position INTEGER PRIMARY KEY,
                    machine  TEXT    NOT NULL,
                    step     INTEGER NOT NULL,
                    payload  BLOB    NOT NULL
                )
                """);
    }

    private static String insertOf(int rows) {
        return "INSERT INTO entry (position, machine, step, payload) VALUES "
                + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?)"));
    }

    void insert(List<Stored> entries) throws SQLException {
        inTransaction(() -> {
            int next = 0;
            while (next + ROWS <= entries.size()) {
                insert(insertMany, entries.subList(next, next + ROWS));
                next += ROWS;
            }
            for (var stored : entries.subList(next, entries.size())) {
                insert(insertOne, List.of(stored));
            }
            failpoints.reached(Failpoint.DURING_BATCH);
            return entries.size();
        });
    }

    private static void insert(PreparedStatement statement, List<Stored> rows) throws SQLException {
        int before = 0;
        for (var row : rows) {
            statement.setLong(before + 1, row.position());
            statement.setString(before + 2, row.entry().machine().value());
            statement.setLong(before + 3, row.entry().step());
            statement.setBytes(before + 4, row.entry().payload());
            before += COLUMNS;
        }
        statement.executeUpdate();
    }

    List<Stored> read(long after, int limit) throws SQLException {
        read.setLong(1, after);
        read.setInt(2, limit);
        var found = new ArrayList<Stored>();
        try (var rows = read.executeQuery()) {
            while (rows.next()) {
                found.add(
                        new Stored(
                                rows.getLong(1),
                                new Entry(
                                        new MachineId(rows.getString(2)),
                                        rows.getLong(3),
                                        rows.getBytes(4))));
            }
        }
        // Ends the read transaction, which would otherwise keep the next checkpoint from resetting
        // the log.
        connection.commit();
        return found;
    }

    /// The newest entry stays, so that positions go on from it after a restart.
    int trim(long upTo, Set<MachineId> except) throws SQLException {
        var kept = except.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        return inTransaction(() -> {
            int gone =
                    delete(
                            "position <= ? AND position < (SELECT max(position) FROM entry) AND machine NOT IN ("
                                    + kept
                                    + ")",
                            upTo);
            failpoints.reached(Failpoint.DURING_TRIM);
            return gone;
        });
    }

    void dropAfter(long position) throws SQLException {
        inTransaction(() -> delete("position > ?", position));
    }

    private int delete(String condition, long position) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM entry WHERE " + condition)) {
            delete.setLong(1, position);
            return delete.executeUpdate();
        }
    }

    /// Empties SQLite's log. After a failed sync nobody knows how much of the log the disk has, and what is added behind a
    /// hole would be lost with it.
    void settle() throws SQLException {
        Databases.checkpoint(connection);
    }

    /// Writes something that takes room, and takes it away again.
    void probe() throws SQLException {
        inTransaction(() -> {
            Databases.execute(connection, "DROP TABLE IF EXISTS probe");
            Databases.execute(connection, "CREATE TABLE probe (filler BLOB NOT NULL)");
            Databases.execute(
                    connection, "INSERT INTO probe VALUES (zeroblob(" + PROBE_BYTES + "))");
            return PROBE_BYTES;
        });
        inTransaction(() -> {
            Databases.execute(connection, "DROP TABLE probe");
            return PROBE_BYTES;
        });
    }

    /// The oldest position kept; 0 when nothing is.
    long firstPosition() throws SQLException {
        return number("SELECT coalesce(min(position), 0) FROM entry");
    }

    /// The newest position kept; 0 when nothing is.
    long lastPosition() throws SQLException {
        return number("SELECT coalesce(max(position), 0) FROM entry");
    }

    private int inTransaction(Change change) throws SQLException {
        try {
            int rows = change.make();
            connection.commit();
            return rows;
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            beginAgain(cause);
        }
    }

    /// On a full disk SQLite rolls back by itself, and the driver goes on as if there were a transaction.
    private void beginAgain(SQLException cause) {
        try {
            Databases.execute(connection, "BEGIN");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private long number(String sql) throws SQLException {
        long number = Databases.number(connection, sql);
        connection.commit();
        return number;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The journal did not close cleanly; the next start recovers it", e);
        }
    }

    private interface Change {
        int make() throws SQLException;
    }
}
