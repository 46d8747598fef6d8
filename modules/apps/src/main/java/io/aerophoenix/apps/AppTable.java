package io.aerophoenix.apps;

import io.aerophoenix.fleet.AppName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The SQL of apps.
final class AppTable {
    private AppTable() {}

    static Optional<Known> find(Sql sql, AppName app) throws SQLException {
        return sql.first("SELECT * FROM app WHERE name = ?", AppTable::read, app.value());
    }

    static List<Known> all(Sql sql) throws SQLException {
        return sql.all("SELECT * FROM app ORDER BY name", AppTable::read);
    }

    static void insert(Sql sql, App app, Origin origin) throws SQLException {
        sql.change(
                "INSERT INTO app VALUES (?, ?, ?, ?, ?, ?)",
                app.name().value(),
                app.organization(),
                app.network(),
                app.createdAt().toString(),
                origin.caller(),
                origin.idempotencyKey());
    }

    static boolean delete(Sql sql, AppName app) throws SQLException {
        return sql.change("DELETE FROM app WHERE name = ?", app.value()) > 0;
    }

    private static Known read(ResultSet row) throws SQLException {
        var app =
                new App(
                        new AppName(row.getString("name")),
                        row.getString("organization"),
                        row.getString("network"),
                        Instant.parse(row.getString("created_at")));
        return new Known(
                app, new Origin(row.getString("created_by"), row.getString("created_key")));
    }

    record Known(App app, Origin origin) {
        /// Whether this is what a repeated request was about the first time.
        boolean cameFrom(Origin other) {
            return origin.idempotencyKey() != null && Objects.equals(origin, other);
        }
    }
}
