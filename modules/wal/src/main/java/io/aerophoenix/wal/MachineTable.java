package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The SQL of `machine.db`: one row per step, with a checksum over it. One thread only.
///
/// Files of the first version have no checksums. They are read as they are; the first entries that are stored there give
/// them the column, and the rows from before stay unchecked.
final class MachineTable {
    private static final String CREATE =
            "CREATE TABLE entry (step INTEGER PRIMARY KEY, payload BLOB NOT NULL, crc INTEGER NOT NULL)";
    private static final String ADD_CHECKSUMS = "ALTER TABLE entry ADD COLUMN crc INTEGER";
    private static final String INSERT = "INSERT INTO entry (step, payload, crc) VALUES (?, ?, ?)";
    private static final int COLUMNS_WITHOUT_CHECKSUMS = 2;

    private final MachineId machine;
    private final Connection connection;
    private @Nullable Layout layout;

    MachineTable(MachineId machine, Connection connection) {
        this.machine = machine;
        this.connection = connection;
    }

    static void create(Connection connection) throws SQLException {
        Databases.execute(connection, CREATE);
    }

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var entry : entries) {
                insert.setLong(1, entry.step());
                insert.setBytes(2, entry.payload());
                insert.setLong(3, Checksum.of(entry.step(), entry.payload()));
                insert.executeUpdate();
            }
        }
    }

    /// Adds entries without committing them; those that it has already are left as they are. After a failure the file must
    /// be opened afresh.
    ///
    /// @return how many are new
    int add(List<Entry> entries) throws SQLException {
        long newest = newestStep();
        var fresh = new ArrayList<Entry>(entries.size());
        for (var entry : entries) {
            if (entry.step() <= newest) {
                refuseAnother(entry);
            } else {
                fresh.add(entry);
            }
        }
        refuseGap(newest, fresh);
        if (!fresh.isEmpty()) {
            bringUpToDate();
            insert(connection, fresh);
        }
        return fresh.size();
    }

    private void bringUpToDate() throws SQLException {
        switch (layout()) {
            case NO_TABLE -> create(connection);
            case WITHOUT_CHECKSUMS -> Databases.execute(connection, ADD_CHECKSUMS);
            case PRESENT -> {}
        }
        layout = Layout.PRESENT;
    }

    private Layout layout() throws SQLException {
        var known = layout;
        if (known == null) {
            known = Layout.of(connection);
            layout = known;
        }
        return known;
    }

    private long newestStep() throws SQLException {
        return layout() == Layout.NO_TABLE
                ? 0
                : Databases.number(connection, "SELECT coalesce(max(step), 0) FROM entry");
    }

    // A copy of another time in this place would otherwise swallow what is new.
    private void refuseAnother(Entry entry) throws SQLException {
        try (var select = connection.prepareStatement("SELECT payload FROM entry WHERE step = ?")) {
            select.setLong(1, entry.step());
            try (var rows = select.executeQuery()) {
                if (!rows.next() || !Arrays.equals(rows.getBytes(1), entry.payload())) {
                    throw Damage.found(
                            "its step %d is not that of the journal".formatted(entry.step()));
                }
            }
        }
    }

    private static void refuseGap(long newest, List<Entry> fresh) throws SQLException {
        if (!fresh.isEmpty() && fresh.getFirst().step() != newest + 1) {
            throw Damage.found(gap(newest, fresh.getFirst().step()));
        }
    }

    static String gap(long newest, long next) {
        return "it ends at step %d, and the journal goes on at step %d: what lies between is missing"
                .formatted(newest, next);
    }

    /// All entries, in order, each checked.
    List<Entry> all() throws SQLException {
        return switch (layout()) {
            case NO_TABLE -> List.of();
            case WITHOUT_CHECKSUMS -> all("SELECT step, payload, NULL FROM entry ORDER BY step");
            case PRESENT -> all("SELECT step, payload, crc FROM entry ORDER BY step");
        };
    }

    private List<Entry> all(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<Entry>();
            boolean checked = false;
            while (rows.next()) {
                var entry = new Entry(machine, rows.getLong(1), rows.getBytes(2));
                refuseHole(entry, found.size() + 1);
                long crc = rows.getLong(3);
                // Once there are checksums, each row has one.
                if (checked || !rows.wasNull()) {
                    check(entry, crc);
                    checked = true;
                }
                found.add(entry);
            }
            return found;
        }
    }

    private static void refuseHole(Entry entry, long expected) throws SQLException {
        if (entry.step() != expected) {
            throw Damage.found("its step %d is missing".formatted(expected));
        }
    }

    private static void check(Entry entry, long crc) throws SQLException {
        if (Checksum.of(entry.step(), entry.payload()) != crc) {
            throw Damage.found(
                    "its step %d is not what was written (checksum)".formatted(entry.step()));
        }
    }

    private enum Layout {
        /// A kill of the first version may have left it so: it made the table after the file.
        NO_TABLE,
        WITHOUT_CHECKSUMS,
        PRESENT;

        static Layout of(Connection connection) throws SQLException {
            long columns =
                    Databases.number(connection, "SELECT count(*) FROM pragma_table_info('entry')");
            if (columns == 0) {
                return NO_TABLE;
            }
            return columns == COLUMNS_WITHOUT_CHECKSUMS ? WITHOUT_CHECKSUMS : PRESENT;
        }
    }
}
