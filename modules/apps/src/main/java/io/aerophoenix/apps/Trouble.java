package io.aerophoenix.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What kind of trouble SQLite has with the file, and what the operator can do about it.
enum Trouble {
    FULL("the disk is full", "Free space on that disk"),
    READ_ONLY(
            "it is read-only",
            "Make the file and its file system writable for the user of this process"),
    LOCKED("another process holds it", "End whatever else has the file open"),
    DAMAGED(
            "it is damaged",
            "Keep it, and the one ending in -wal beside it, as evidence, and put a good copy in its place"),
    GONE("it is gone", "Put it back, or restart the region to begin with an empty one"),
    NEWER(
            "it was written by a later version",
            "Run the version that wrote it, or put an older copy in its place"),
    /// All the rest, too.
    DISK("the disk fails", "See what the kernel says of the disk (`dmesg`) and mend it");

    private static final int PRIMARY = 0xff;

    private final String what;
    private final String advice;

    Trouble(String what, String advice) {
        this.what = what;
        this.advice = advice;
    }

    static Trouble of(SQLException failure, Path file) {
        if (Files.notExists(file)) {
            return GONE;
        }
        return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY)) {
            case SQLITE_FULL -> FULL;
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> READ_ONLY;
            case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            // A table of ours that is not there; our statements are right.
            case SQLITE_ERROR -> DAMAGED;
            default -> DISK;
        };
    }

    /// What is refused, why, and what to do.
    StorageException with(Path file, Throwable cause) {
        return new StorageException(message(file, detailOf(cause)), cause);
    }

    private static String detailOf(Throwable cause) {
        return cause instanceof IOException e
                ? Trees.reason(e)
                : String.valueOf(cause.getMessage());
    }

    StorageException with(Path file, String detail) {
        return new StorageException(message(file, detail));
    }

    private String message(Path file, String detail) {
        return "%s cannot be used: %s (%s). Nothing was changed; machines go on. %s; then ask again"
                .formatted(file.getFileName(), what, detail, advice);
    }
}
