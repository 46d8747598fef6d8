package io.aerophoenix.wal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Tells a file that has lost something from a disk that will not do as asked.
final class Damage {
    private Damage() {}

    /// A finding of our own, as SQLite would report its own.
    static SQLException found(String finding) {
        return Fault.DAMAGED.found(finding);
    }

    /// Whether a file is damaged. All else, such as a full disk, a read-only one or a want of file descriptors, passes.
    static boolean isProvenBy(SQLException failure) {
        return Fault.of(failure) == Fault.DAMAGED || lacksOurTable(failure);
    }

    // SQLite has one code for all that is wrong with a statement.
    private static boolean lacksOurTable(SQLException failure) {
        return failure.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code
                && String.valueOf(failure.getMessage()).contains("no such");
    }
}
