package io.aerophoenix.wal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Tells a file that has lost something from a disk that will not do as asked.
final class Damage {
    private Damage() {}

    /// A finding of our own, as SQLite would report its own.
    static SQLException found(String finding) {
        return new SQLException(finding, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    /// Whether a file is damaged. All else, such as a full disk, a read-only one or a want of file descriptors, passes.
    static boolean isProvenBy(SQLException failure) {
        int code = failure.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code
                || (code == SQLiteErrorCode.SQLITE_ERROR.code && lacksOurTable(failure));
    }

    // SQLite has one code for all that is wrong with a statement.
    private static boolean lacksOurTable(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("no such");
    }
}
