package io.aerophoenix.apps;

import java.nio.file.Path;
import java.sql.SQLException;

/// The tables of `apps.db`, and their version.
final class Schema {
    private static final int VERSION = 1;
    private static final String APP =
            """
            CREATE TABLE app (
                name         TEXT PRIMARY KEY,
                organization TEXT NOT NULL,
                network      TEXT NOT NULL,
                created_at   TEXT NOT NULL,
                created_by   TEXT NOT NULL,
                created_key  TEXT)
            """;
    private static final String VOLUME =
            """
            CREATE TABLE volume (
                id             TEXT PRIMARY KEY,
                app            TEXT NOT NULL,
                name           TEXT NOT NULL,
                size_gb        INTEGER NOT NULL,
                retention_days INTEGER NOT NULL,
                auto_backup    INTEGER NOT NULL,
                created_at     TEXT NOT NULL,
                created_by     TEXT NOT NULL,
                created_key    TEXT,
                created_as     TEXT NOT NULL,
                attached_to    TEXT,
                phase          TEXT NOT NULL,
                ended_at       TEXT)
            """;
    private static final String VOLUME_KEYS =
            "CREATE UNIQUE INDEX volume_key ON volume (app, created_by, created_key)";
    private static final String SNAPSHOT =
            """
            CREATE TABLE snapshot (
                id             TEXT PRIMARY KEY,
                volume         TEXT NOT NULL,
                created_at     TEXT NOT NULL,
                bytes          INTEGER NOT NULL,
                volume_size_gb INTEGER NOT NULL,
                digest         TEXT NOT NULL,
                retention_days INTEGER NOT NULL,
                phase          TEXT NOT NULL)
            """;
    private static final String SECRET =
            """
            CREATE TABLE secret (
                app        TEXT NOT NULL,
                name       TEXT NOT NULL,
                sealed     BLOB NOT NULL,
                digest     TEXT NOT NULL,
                created_at TEXT NOT NULL,
                updated_at TEXT NOT NULL,
                PRIMARY KEY (app, name))
            """;
    private static final String SECRETS_VERSION =
            "CREATE TABLE secrets_version (app TEXT PRIMARY KEY, version INTEGER NOT NULL)";
    private static final String SECRETS_KEY =
            "CREATE TABLE secrets_key (one INTEGER PRIMARY KEY CHECK (one = 1), mark TEXT NOT NULL)";

    private Schema() {}

    static void bringUpToDate(Sql sql, Path file) throws SQLException {
        long found = sql.number("PRAGMA user_version");
        if (found > VERSION) {
            throw Trouble.NEWER.with(
                    file, "its schema is %d, and %d is known".formatted(found, VERSION));
        }
        if (found == 0) {
            for (var table : tables()) {
                sql.run(table);
            }
            sql.run("PRAGMA user_version = " + VERSION);
        }
    }

    private static String[] tables() {
        return new String[] {
            APP, VOLUME, VOLUME_KEYS, SNAPSHOT, SECRET, SECRETS_VERSION, SECRETS_KEY
        };
    }
}
