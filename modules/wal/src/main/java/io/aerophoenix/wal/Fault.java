package io.aerophoenix.wal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What kind of trouble SQLite has with a file, and what the operator can do about it.
enum Fault {
    FULL("the disk is full", "Free space on that disk", SQLiteErrorCode.SQLITE_FULL),
    READ_ONLY(
            "it is read-only",
            "Make the file and its file system writable for the user of this process",
            SQLiteErrorCode.SQLITE_READONLY),
    LOCKED(
            "another process holds it",
            "Is another region running on this folder? End it, or give this one a folder of its own",
            SQLiteErrorCode.SQLITE_BUSY),
    DAMAGED(
            "it is damaged",
            "End the region; move this file, and the one ending in -wal beside it, out of the folder, and keep them as evidence; then start the region: the machine files hold all but the last seconds of every machine",
            SQLiteErrorCode.SQLITE_CORRUPT),
    GONE(
            "it is gone",
            "Put it back; if it is lost, start the region again: the machine files hold all but the last seconds of every machine",
            SQLiteErrorCode.SQLITE_CANTOPEN),
    OUT_OF_REACH(
            "this process cannot get at it",
            "See that it is a file, and that the user of this process may read and write it and the folder around it",
            SQLiteErrorCode.SQLITE_CANTOPEN),
    /// All the rest, too.
    DISK(
            "the disk fails",
            "See what the kernel says of the disk (`dmesg`) and mend it",
            SQLiteErrorCode.SQLITE_IOERR);

    private static final int PRIMARY = 0xff;

    private final String what;
    private final String advice;
    private final SQLiteErrorCode code;

    Fault(String what, String advice, SQLiteErrorCode code) {
        this.what = what;
        this.advice = advice;
        this.code = code;
    }

    static Fault of(SQLException failure) {
        return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY)) {
            case SQLITE_FULL -> FULL;
            case SQLITE_READONLY -> READ_ONLY;
            case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> OUT_OF_REACH;
            default -> DISK;
        };
    }

    /// A finding of ours that SQLite has no exception for.
    SQLException found(String finding) {
        return new SQLException(finding, null, code.code);
    }

    String what() {
        return what;
    }

    String advice() {
        return advice;
    }
}
