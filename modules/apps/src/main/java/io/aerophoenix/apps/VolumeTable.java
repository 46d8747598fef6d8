package io.aerophoenix.apps;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.VolumeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SQL of volumes.
final class VolumeTable {
    private VolumeTable() {}

    static Optional<Kept> find(Sql sql, VolumeId volume) throws SQLException {
        return sql.first("SELECT * FROM volume WHERE id = ?", VolumeTable::read, volume.value());
    }

    static Optional<Kept> find(Sql sql, AppName app, Origin origin) throws SQLException {
        return origin.idempotencyKey() == null
                ? Optional.empty()
                : sql.first(
                        "SELECT * FROM volume WHERE app = ? AND created_by = ? AND created_key = ?",
                        VolumeTable::read,
                        app.value(),
                        origin.caller(),
                        origin.idempotencyKey());
    }

    static List<Kept> all(Sql sql) throws SQLException {
        return sql.all("SELECT * FROM volume ORDER BY created_at, id", VolumeTable::read);
    }

    static void insert(Sql sql, Kept volume, Origin origin) throws SQLException {
        sql.change(
                "INSERT INTO volume VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                volume.id().value(),
                volume.app().value(),
                volume.name(),
                volume.sizeGb(),
                volume.retentionDays(),
                volume.autoBackup(),
                volume.createdAt().toString(),
                origin.caller(),
                origin.idempotencyKey(),
                volume.createdAs(),
                null,
                volume.phase().word(),
                null);
    }

    static void enter(Sql sql, VolumeId volume, Phase phase) throws SQLException {
        sql.change("UPDATE volume SET phase = ? WHERE id = ?", phase.word(), volume.value());
    }

    static void end(Sql sql, VolumeId volume, Instant now) throws SQLException {
        sql.change(
                "UPDATE volume SET phase = ?, ended_at = ?, attached_to = NULL WHERE id = ?",
                Phase.GOING.word(),
                now.toString(),
                volume.value());
    }

    static void extend(Sql sql, VolumeId volume, long sizeGb) throws SQLException {
        sql.change("UPDATE volume SET size_gb = ? WHERE id = ?", sizeGb, volume.value());
    }

    static void amend(Sql sql, VolumeId volume, Volume.Amendment amendment) throws SQLException {
        sql.change(
                """
                UPDATE volume
                SET retention_days = coalesce(?, retention_days),
                    auto_backup    = coalesce(?, auto_backup)
                WHERE id = ?
                """,
                amendment.snapshotRetentionDays(),
                amendment.autoBackup(),
                volume.value());
    }

    static void attach(Sql sql, VolumeId volume, MachineId machine) throws SQLException {
        sql.change(
                "UPDATE volume SET attached_to = ? WHERE id = ?", machine.value(), volume.value());
    }

    static void delete(Sql sql, VolumeId volume) throws SQLException {
        sql.change("DELETE FROM volume WHERE id = ?", volume.value());
    }

    private static Kept read(ResultSet row) throws SQLException {
        var attachedTo = row.getString("attached_to");
        var endedAt = row.getString("ended_at");
        return new Kept(
                new VolumeId(row.getString("id")),
                new AppName(row.getString("app")),
                row.getString("name"),
                row.getLong("size_gb"),
                row.getInt("retention_days"),
                row.getBoolean("auto_backup"),
                Instant.parse(row.getString("created_at")),
                row.getString("created_as"),
                attachedTo == null ? null : new MachineId(attachedTo),
                Phase.ofWord(row.getString("phase")),
                endedAt == null ? null : Instant.parse(endedAt));
    }

    /// A volume as the file has it.
    ///
    /// @param createdAs what was asked for when it was created
    /// @param endedAt when it was destroyed; null before
    record Kept(
            VolumeId id,
            AppName app,
            String name,
            long sizeGb,
            int retentionDays,
            boolean autoBackup,
            Instant createdAt,
            String createdAs,
            @Nullable MachineId attachedTo,
            Phase phase,
            @Nullable Instant endedAt) {
        boolean isPresentIn(AppName other) {
            return phase == Phase.PRESENT && app.equals(other);
        }
    }
}
