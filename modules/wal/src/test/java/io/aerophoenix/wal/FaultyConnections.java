package io.aerophoenix.wal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Connections that SQLite keeps from writing for as long as a test wants, and a test's hand on the file between two of
/// them.
final class FaultyConnections implements JournalFile.Connections {
    private String limit = "";
    private Tampering beforeReopening = _ -> {};
    private @Nullable Connection newest;

    @Override
    public synchronized Connection open(Path file) throws SQLException {
        return watched(new JournalFile.Durable().open(file));
    }

    @Override
    public synchronized Connection reopen(Path file) throws SQLException {
        beforeReopening.on(file);
        beforeReopening = _ -> {};
        return watched(new JournalFile.Durable().reopen(file));
    }

    private Connection watched(Connection connection) throws SQLException {
        newest = connection;
        impose();
        return connection;
    }

    /// No page more than there are: SQLite answers as on a full disk.
    void full() {
        limit("PRAGMA max_page_count=1");
    }

    void readOnly() {
        limit("PRAGMA query_only=1");
    }

    /// Holds for the connections to come. The journal's present one stays broken, as it does after real trouble.
    synchronized void sound() {
        limit = "";
    }

    synchronized void beforeNextReopening(Tampering tampering) {
        beforeReopening = tampering;
    }

    synchronized void closeNewest() {
        try {
            if (newest != null) {
                newest.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void limit(String pragma) {
        limit = pragma;
        try {
            impose();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void impose() throws SQLException {
        if (newest != null && !limit.isEmpty() && !newest.isClosed()) {
            Databases.execute(newest, limit);
        }
    }

    /// What somebody does to the file while nobody has it open.
    interface Tampering {
        void on(Path file) throws SQLException;

        static Tampering sql(String statement) {
            return file -> {
                try (var connection = new JournalFile.Durable().reopen(file)) {
                    Databases.execute(connection, statement);
                }
            };
        }
    }
}
