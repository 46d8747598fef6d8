package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.nio.file.Path;
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

    private final Connection connection;
    private final PreparedStatement insertOne;
    private final PreparedStatement insertMany;
    private final PreparedStatement read;
    private final Failpoints failpoints;

    private JournalTable(Connection connection, Failpoints failpoints) throws SQLException {
        this.connection = connection;
        this.failpoints = failpoints;
        this.insertOne = connection.prepareStatement(insertOf(1));
        this.insertMany = connection.prepareStatement(insertOf(ROWS));
        this.read =
                connection.prepareStatement(
                        "SELECT position, machine, step, payload FROM entry WHERE position > ? ORDER BY position LIMIT ?");
    }

    static JournalTable open(Path file, Failpoints failpoints) throws SQLException {
        var connection = Databases.open(file, "FULL");
        try {
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
            connection.setAutoCommit(false);
            return new JournalTable(connection, failpoints);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static String insertOf(int rows) {
        return "INSERT INTO entry (position, machine, step, payload) VALUES "
                + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?)"));
    }

    void insert(List<Stored> entries) throws SQLException {
        try {
            int next = 0;
            while (next + ROWS <= entries.size()) {
                insert(insertMany, entries.subList(next, next + ROWS));
                next += ROWS;
            }
            for (var stored : entries.subList(next, entries.size())) {
                insert(insertOne, List.of(stored));
            }
            failpoints.reached(Failpoint.DURING_BATCH);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
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

    int trim(long upTo, Set<MachineId> except) throws SQLException {
        var kept = except.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        try (var delete =
                connection.prepareStatement(
                        "DELETE FROM entry WHERE position <= ? AND machine NOT IN ("
                                + kept
                                + ")")) {
            delete.setLong(1, upTo);
            int gone = delete.executeUpdate();
            failpoints.reached(Failpoint.DURING_TRIM);
            connection.commit();
            return gone;
        }
    }

    long firstPosition() throws SQLException {
        return number("SELECT coalesce(min(position), 1) FROM entry");
    }

    long lastPosition() throws SQLException {
        return number("SELECT coalesce(max(position), 0) FROM entry");
    }

    private long number(String sql) throws SQLException {
        long number = Databases.number(connection, sql);
        connection.commit();
        return number;
    }

    Connection connection() {
        return connection;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The journal did not close cleanly; the next start recovers it", e);
        }
    }
}
