package io.aerophoenix.wal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// The journal's database file: how it is opened, and what to say when it cannot be opened or written.
final class JournalFile {
    // Read at some 600 MB a second from memory: unnoticed at a start.
    private static final long CHECKED_ALWAYS_BYTES = 64L << 20;
    private static final String FULL = "FULL";
    private static final int PAGE_SIZE_AT = 16;
    private static final int PAGES_AT = 28;
    private static final int HEADER = 32;
    private static final int LARGEST_PAGE = 65_536;

    private final Path path;
    private final Connections connections;
    private final Failpoints failpoints;

    JournalFile(Path path, Connections connections, Failpoints failpoints) {
        this.path = path;
        this.connections = connections;
        this.failpoints = failpoints;
    }

    /// Opens the journal, or makes one.
    Opened open() {
        try {
            boolean checked = isSmall() || wasLeftOpen();
            var connection = connections.open(path);
            try {
                if (checked) {
                    Databases.check(connection);
                }
                JournalTable.create(connection);
                var table = new JournalTable(connection, failpoints);
                return new Opened(table, table.lastPosition());
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw unopened(e);
        }
    }

    /// Opens the journal again after a failed write, with all that was acknowledged and nothing that was refused. It
    /// can be read then; whether it can be written, [JournalTable#settle] and [JournalTable#probe] find out.
    ///
    /// @param newest the newest position that was acknowledged
    /// @param most how far what was refused may reach at most
    JournalTable reopen(long newest, long most) throws SQLException {
        var connection = connections.reopen(path);
        try {
            var table = new JournalTable(connection, failpoints);
            long found = table.lastPosition();
            compare(found, newest, most);
            if (found > newest) {
                table.dropAfter(newest);
            }
            return table;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void compare(long found, long newest, long most) throws SQLException {
        if (found < newest) {
            throw Damage.found(
                    "it ends at position %d, and %d was acknowledged".formatted(found, newest));
        }
        if (found > most) {
            throw Damage.found(
                    "it ends at position %d, and none after %d was ever given"
                            .formatted(found, most));
        }
    }

    private boolean isSmall() {
        return sizeOf(path) <= CHECKED_ALWAYS_BYTES;
    }

    /// SQLite removes the log of a database that is closed in order.
    private boolean wasLeftOpen() {
        return sizeOf(Databases.logOf(path)) > 0;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the size of %s cannot be read".formatted(file), e);
        }
    }

    private JournalFailedException unopened(SQLException cause) {
        var fault = faultOf(cause);
        return new JournalFailedException(
                "%s cannot be opened: %s (%s). The region does not start, and has left the file as it is. %s."
                        .formatted(path, fault.what(), detail(fault, cause), fault.advice()),
                cause);
    }

    JournalFailedException unwritten(SQLException cause) {
        var fault = faultOf(cause);
        return new JournalFailedException(
                "%s could not be written: %s (%s). The region refuses changes, of which nothing is kept; machines go on. %s%s."
                        .formatted(
                                path,
                                fault.what(),
                                detail(fault, cause),
                                fault.advice(),
                                fault == Fault.DAMAGED
                                        ? ""
                                        : "; the journal keeps trying, and goes on by itself"),
                cause);
    }

    private Fault faultOf(SQLException cause) {
        var fault = Fault.of(cause);
        if (!Files.exists(path)) {
            return Fault.GONE;
        }
        // SQLite opens what it may not write for reading only, and then fails to lock it.
        return fault == Fault.DISK && !Files.isWritable(path) ? Fault.READ_ONLY : fault;
    }

    private String detail(Fault fault, SQLException cause) {
        var message = String.valueOf(cause.getMessage());
        return fault == Fault.DAMAGED ? message + missingEnd() : message;
    }

    /// A file that was cut off, in words; SQLite says no more than "malformed" of it.
    private String missingEnd() {
        try (var channel = Files.newByteChannel(path)) {
            var header = ByteBuffer.allocate(HEADER);
            if (channel.read(header) < HEADER) {
                return "; it is only %d bytes long".formatted(channel.size());
            }
            int page = Short.toUnsignedInt(header.getShort(PAGE_SIZE_AT));
            long whole =
                    Integer.toUnsignedLong(header.getInt(PAGES_AT))
                            * (page == 1 ? LARGEST_PAGE : page);
            return channel.size() < whole
                    ? "; it is %d bytes long and was %d: its end is missing"
                            .formatted(channel.size(), whole)
                    : "";
        } catch (IOException e) {
            return "; " + e;
        }
    }

    Path path() {
        return path;
    }

    /// @param newest the newest position in it
    record Opened(JournalTable table, long newest) {}

    /// Where the connections come from: SQLite, or a test that lets it fail.
    interface Connections {
        Connection open(Path file) throws SQLException;

        Connection reopen(Path file) throws SQLException;
    }

    /// As a region has them.
    record Durable() implements Connections {
        @Override
        public Connection open(Path file) throws SQLException {
            return Databases.open(file, FULL);
        }

        @Override
        public Connection reopen(Path file) throws SQLException {
            return Databases.reopen(file, FULL);
        }
    }
}
