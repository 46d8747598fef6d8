package io.aerophoenix.apps;

import io.aerophoenix.fleet.AppName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The SQL of secrets, sealed as they are.
final class SecretTable {
    private SecretTable() {}

    static List<Sealed> of(Sql sql, AppName app) throws SQLException {
        return sql.all(
                "SELECT * FROM secret WHERE app = ? ORDER BY name", SecretTable::read, app.value());
    }

    static List<AppName> apps(Sql sql) throws SQLException {
        return sql.all(
                "SELECT DISTINCT app FROM secret ORDER BY app",
                row -> new AppName(row.getString(1)));
    }

    static void put(Sql sql, AppName app, Sealed secret) throws SQLException {
        sql.change(
                "INSERT OR REPLACE INTO secret VALUES (?, ?, ?, ?, ?, ?)",
                app.value(),
                secret.name(),
                secret.sealed(),
                secret.digest(),
                secret.createdAt().toString(),
                secret.updatedAt().toString());
    }

    static boolean delete(Sql sql, AppName app, String name) throws SQLException {
        return sql.change("DELETE FROM secret WHERE app = ? AND name = ?", app.value(), name) > 0;
    }

    static void deleteAllOf(Sql sql, AppName app) throws SQLException {
        sql.change("DELETE FROM secret WHERE app = ?", app.value());
        sql.change("DELETE FROM secrets_version WHERE app = ?", app.value());
    }

    static long version(Sql sql, AppName app) throws SQLException {
        return sql.first(
                        "SELECT version FROM secrets_version WHERE app = ?",
                        row -> row.getLong(1),
                        app.value())
                .orElse(0L);
    }

    static void raiseVersion(Sql sql, AppName app) throws SQLException {
        sql.change(
                "INSERT INTO secrets_version VALUES (?, 1) ON CONFLICT (app) DO UPDATE SET version = version + 1",
                app.value());
    }

    /// The mark of the key with which all secrets are sealed; empty as long as there are none.
    static Optional<String> mark(Sql sql) throws SQLException {
        return sql.first("SELECT mark FROM secrets_key", row -> row.getString(1));
    }

    static void setMark(Sql sql, String mark) throws SQLException {
        sql.change("INSERT OR REPLACE INTO secrets_key VALUES (1, ?)", mark);
    }

    private static Sealed read(ResultSet row) throws SQLException {
        return new Sealed(
                row.getString("name"),
                row.getBytes("sealed"),
                row.getString("digest"),
                Instant.parse(row.getString("created_at")),
                Instant.parse(row.getString("updated_at")));
    }

    /// A secret as the file has it.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(
            String name, byte[] sealed, String digest, Instant createdAt, Instant updatedAt) {}
}
