package io.aerophoenix.apps;

import io.aerophoenix.fleet.VolumeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The SQL of snapshots.
final class SnapshotTable {
    private SnapshotTable() {}

    static Optional<Kept> find(Sql sql, String snapshot) throws SQLException {
        return sql.first("SELECT * FROM snapshot WHERE id = ?", SnapshotTable::read, snapshot);
    }

    static List<Kept> of(Sql sql, VolumeId volume) throws SQLException {
        return sql.all(
                "SELECT * FROM snapshot WHERE volume = ? ORDER BY created_at DESC, id",
                SnapshotTable::read,
                volume.value());
    }

    static List<Kept> all(Sql sql) throws SQLException {
        return sql.all("SELECT * FROM snapshot ORDER BY created_at, id", SnapshotTable::read);
    }

    static void insert(Sql sql, Snapshot snapshot) throws SQLException {
        sql.change(
                "INSERT INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                snapshot.id(),
                snapshot.volume().value(),
                snapshot.createdAt().toString(),
                snapshot.bytes(),
                snapshot.volumeSizeGb(),
                snapshot.digest(),
                snapshot.retentionDays(),
                Phase.MAKING.word());
    }

    static void finish(Sql sql, Snapshot snapshot) throws SQLException {
        sql.change(
                "UPDATE snapshot SET bytes = ?, digest = ?, phase = ? WHERE id = ?",
                snapshot.bytes(),
                snapshot.digest(),
                Phase.PRESENT.word(),
                snapshot.id());
    }

    static void end(Sql sql, String snapshot) throws SQLException {
        sql.change("UPDATE snapshot SET phase = ? WHERE id = ?", Phase.GOING.word(), snapshot);
    }

    static void delete(Sql sql, String snapshot) throws SQLException {
        sql.change("DELETE FROM snapshot WHERE id = ?", snapshot);
    }

    private static Kept read(ResultSet row) throws SQLException {
        var snapshot =
                new Snapshot(
                        row.getString("id"),
                        new VolumeId(row.getString("volume")),
                        Instant.parse(row.getString("created_at")),
                        row.getLong("bytes"),
                        row.getLong("volume_size_gb"),
                        row.getString("digest"),
                        row.getInt("retention_days"));
        return new Kept(snapshot, Phase.ofWord(row.getString("phase")));
    }

    /// A snapshot as the file has it.
    record Kept(Snapshot snapshot, Phase phase) {
        boolean isPresent() {
            return phase == Phase.PRESENT;
        }
    }
}
