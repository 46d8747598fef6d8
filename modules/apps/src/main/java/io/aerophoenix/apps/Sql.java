package io.aerophoenix.apps;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection, in the middle of a transaction.
record Sql(Connection connection) {
    /// @return how many rows it changed
    int change(String statement, @Nullable Object... values) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        }
    }

    <T> List<T> all(String query, Row<T> row, @Nullable Object... values) throws SQLException {
        try (var prepared = connection.prepareStatement(query)) {
            bind(prepared, values);
            try (var rows = prepared.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        }
    }

    <T> Optional<T> first(String query, Row<T> row, @Nullable Object... values)
            throws SQLException {
        return all(query, row, values).stream().findFirst();
    }

    long number(String query, @Nullable Object... values) throws SQLException {
        return all(query, rows -> rows.getLong(1), values).getFirst();
    }

    void run(String statement) throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private static void bind(PreparedStatement prepared, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
    }

    /// How a row is read.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
