package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One machine's own database, open. One thread only.
final class MachineFile implements AutoCloseable {
    private final MachineId machine;
    private final Connection connection;
    private boolean uncheckpointed;

    private MachineFile(MachineId machine, Connection connection) {
        this.machine = machine;
        this.connection = connection;
    }

    /// Whether SQLite would take this file for a new database: it has no bytes, and no log beside it.
    static boolean isEmptied(Path file) {
        return file.toFile().length() == 0
                && Files.exists(file)
                && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    }

    static MachineFile open(MachineId machine, Path file) throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        // The journal has what this file may lose with the power: it is trimmed only behind a
        // checkpoint.
        var connection = Databases.open(file, "NORMAL");
        try {
            Databases.execute(
                    connection,
                    "CREATE TABLE IF NOT EXISTS entry (step INTEGER PRIMARY KEY, payload BLOB NOT NULL)");
            connection.setAutoCommit(false);
            return new MachineFile(machine, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Stores entries; those that it has already are left as they are, so that a replay changes nothing.
    ///
    /// @return how many were new
    int store(List<Entry> entries) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "INSERT OR IGNORE INTO entry (step, payload) VALUES (?, ?)")) {
            int fresh = 0;
            for (var entry : entries) {
                insert.setLong(1, entry.step());
                insert.setBytes(2, entry.payload());
                fresh += insert.executeUpdate();
            }
            connection.commit();
            uncheckpointed = true;
            return fresh;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    List<Entry> all() throws SQLException {
        return select("SELECT step, payload FROM entry ORDER BY step");
    }

    Optional<Entry> first() throws SQLException {
        return select("SELECT step, payload FROM entry ORDER BY step LIMIT 1").stream().findFirst();
    }

    Optional<Entry> last() throws SQLException {
        return select("SELECT step, payload FROM entry ORDER BY step DESC LIMIT 1").stream()
                .findFirst();
    }

    /// What SQLite finds wrong with the file; empty when it is sound.
    Optional<String> fault() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            rows.next();
            var finding = rows.getString(1);
            return finding.equals("ok") ? Optional.empty() : Optional.of(finding);
        } finally {
            connection.commit();
        }
    }

    private List<Entry> select(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<Entry>();
            while (rows.next()) {
                found.add(new Entry(machine, rows.getLong(1), rows.getBytes(2)));
            }
            return found;
        } finally {
            connection.commit();
        }
    }

    /// Makes all that was stored safe against the loss of power.
    void checkpoint() throws SQLException {
        if (uncheckpointed) {
            connection.setAutoCommit(true);
            Databases.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            connection.setAutoCommit(false);
            uncheckpointed = false;
        }
    }

    /// Checkpoints, too.
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
